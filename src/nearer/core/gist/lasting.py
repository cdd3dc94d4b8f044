# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which own records of before still count for Today, so that a new device need not read them all first.

Each night's bundle carries those of the bundles before it, where there is room. What is told from them and
from all that came later is what is told from everything. A kind that is not named here lasts.
"""

from nearer.core.days import day_of, number_of

DAYS = 21  # Today looks no further back than the week before the Monday of the evening before
AGEING = ("later", "noticed", "checkin", "practised", "not-tonight", "evenings-both")
APART = (  # no part of Today
    "journal",
    "drawn",
    "seeing",
    "left-out",
    "afresh",
    "looked-week",
    "looked-month",
    "plan-alone",
    "plan-turn",
    "reflection",
    "reflection-gone",
    "fun",
    "wish",
    "wish-round",
    "wish-both",
)
NAMELESS = ("felt", "pass")  # ids take most of the room, and nothing ever speaks of these by theirs
MEMBERS = ("bond", "date", "kind", "data")
WHOLE = ("id", "bond", "date", "kind", "data")
WORSE = "worse"


def lasting(elements: list[object], date: str) -> list[dict[str, object]]:
    """Return what lasts of the elements of bundles, oldest first, for any day from a date on."""
    since = day_of(number_of(date) - DAYS)
    every = _one_of_each(elements)
    first, spoiling = _first_checkins(every), _spoiling(every)
    found: list[dict[str, object]] = []
    for one in every:
        kind = one.get("kind")
        if kind in APART or not isinstance(one.get("date"), str):
            continue
        old = kind in AGEING and str(one["date"]) < since
        if not old or _name(one) in first or _matter(one) in spoiling:
            names = MEMBERS if kind in NAMELESS else WHOLE
            found.append({name: one.get(name) for name in names})
    return found


def _one_of_each(elements: list[object]) -> list[dict[str, object]]:
    """Return the first of each id, as folding would choose."""
    found: dict[str, dict[str, object]] = {}
    order: list[str] = []
    for one in elements:
        if isinstance(one, dict) and _name(one) not in found:
            order.append(_name(one))
            found[_name(one)] = one
    return [found[name] for name in order]


def _name(one: dict[str, object]) -> str:
    return str(one.get("id"))


def _data(one: dict[str, object]) -> dict[str, object]:
    data = one.get("data")
    return data if isinstance(data, dict) else {}


def _first_checkins(every: list[dict[str, object]]) -> frozenset[str]:
    """Name the check-in of the first day, in each bond: whoever is alone was here from then on."""
    first: dict[str, tuple[str, str]] = {}
    for one in every:
        if one.get("kind") == "checkin":
            bond, day = str(one.get("bond")), str(_data(one).get("day"))
            if bond not in first or day < first[bond][0]:
                first[bond] = (day, _name(one))
    return frozenset([name for _, name in first.values()])


def _matter(one: dict[str, object]) -> str | None:
    """Name the evening and the practice that somebody spoke of; of two records of one the later counts."""
    if one.get("kind") != "practised":
        return None
    data = _data(one)
    return f"{one.get('bond')} {data.get('item')} {data.get('day')}"


def _spoiling(every: list[dict[str, object]]) -> frozenset[str | None]:
    """Name where a practice was said to have felt worse: enough of these, and it is offered no more."""
    return frozenset([_matter(one) for one in every if _data(one).get("felt") == WORSE])
