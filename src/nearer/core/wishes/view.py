# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of wishes as plain values: what this person may mark, and what both wish for.

What their limits leave out is not there; on the wire nothing is different for that.
"""

from nearer.core.border import elements, members, number_to, token
from nearer.core.catalogue.terms import read_bonds, read_topics
from nearer.core.pacing.limits import is_off, limits_now
from nearer.core.records.own_kinds import Limits
from nearer.core.records.state import State
from nearer.core.today.evening import Evening
from nearer.core.wishes.contents import CLOSE, SLOTS
from nearer.core.wishes.due import BEGINS, CLOSES, OPENS, going, on
from nearer.core.wishes.folding import Wishes, fold_wishes

DECEMBER = 12


def wishes_view(state: State, evening: Evening, decks: dict[str, object]) -> dict[str, object]:
    """Return `WishesView` (web/store/wishes/wishing.ts); `decks` are those of the library."""
    wishes, limits = fold_wishes(state.others), limits_now(state.own.limits)
    marked = [one.item for one in wishes.within(limits)]
    next_ = _next_round(wishes, evening)
    return {
        "decks": [] if evening.alone else _decks(decks, evening.bond_kind, limits),
        "marked": marked,
        "left": max(0, SLOTS - len(going(wishes, state))),
        "both": _both(wishes, marked),
        "goes": max(evening.date, on(next_, BEGINS)),
        "comes": on(next_, OPENS),
        "awaited": _awaited(wishes, evening),
    }


def _decks(decks: dict[str, object], kind: str | None, limits: Limits) -> list[dict[str, object]]:
    """Return the decks that suit a bond, with the ids of the wishes that limits allow."""
    found: list[dict[str, object]] = []
    for id_ in sorted(decks):
        deck = members(decks[id_], "The deck")
        if kind not in read_bonds(deck):
            continue
        wishes = [members(one, "The wish") for one in elements(deck.get("wishes"), "'wishes'")]
        items = [token(wish, "id") for wish in wishes if _allows(limits, wish)]
        if items:
            found.append({"id": id_, "items": items})
    return found


def _allows(limits: Limits, wish: dict[str, object]) -> bool:
    topics = read_topics(wish, token(wish, "id"))
    return number_to(wish, "touch", CLOSE) <= limits.touch and not is_off(topics, limits)


def _both(wishes: Wishes, marked: list[str]) -> list[dict[str, object]]:
    """Return what both wish for, the newest round first; what somebody marks no more is not shown to them."""
    found: list[dict[str, object]] = []
    for round_ in sorted(wishes.found, reverse=True):
        items = [item for item in wishes.found[round_] if item in marked]
        if items:
            found.append({"since": on(round_, OPENS), "items": items})
    return found


def _next_round(wishes: Wishes, evening: Evening) -> str:
    """Return the month with whose round a wish that is marked now goes."""
    now = evening.date[:7]
    if evening.date <= on(now, CLOSES) and now not in wishes.lists and (True, now) not in wishes.blinds:
        return now
    year, month = int(now[:4]), int(now[5:])
    return f"{year + month // DECEMBER:04d}-{month % DECEMBER + 1:02d}"


def _awaited(wishes: Wishes, evening: Evening) -> str | None:
    """Return the day on which what has gone out comes back, where that lies ahead."""
    now = evening.date[:7]
    opens = on(now, OPENS)
    return opens if (True, now) in wishes.blinds and evening.date < opens else None
