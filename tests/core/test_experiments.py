# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: it begins where both took part, tosses one coin for two, and stopping looks like rest."""

from nearer.core.catalogue.coin import is_on
from nearer.core.days import WEEK, day_of, number_of
from nearer.core.records.folding import fold
from nearer.core.records.reading import read
from tests.core.annotations import Any
from tests.core.evenings import ADA, BEN, BOND, EVENINGS, also, drop, refusal, view
from tests.core.sayings import experiment, limits, practised, take_part, unwanted, week
from tests.core.test_suggestion import with_practices

MONDAY, BEFORE = "2026-11-16", "2026-11-13"
START = number_of(MONDAY)
ONE, OTHER = "e" * 32, "f" * 32
HIS = "b6" * 32  # the seed of Ben's own chance


def proposal(id_: str = ONE, monday: str = MONDAY, **more: Any) -> dict[str, Any]:
    more.setdefault("date", "2026-11-06")
    return experiment(id_, monday, **more)


def draws(one: Any = ONE, other: Any = ONE, monday: str = MONDAY, date: str = BEFORE) -> list[Any]:
    """Return what Ada and Ben published for a week, and in which experiment each takes part by it."""
    return [
        week("w" + monday, monday, date=date, experiment=one),
        week("v" + monday, monday, date=date, experiment=other, mine=False),
    ]


def made(*records: Any) -> list[str]:
    return [one.id for one in fold(read(list(records)).records, BOND).experiments.made]


def turned(records: list[Any]) -> list[Any]:
    """Return the records that both hold as they are on Ben's device."""
    return [dict(one, mine=not one["mine"]) for one in records]


def tonight(records: list[Any], day: int, **more: Any) -> Any:
    found = view(with_practices(*records), day_of(day), **more)["suggestion"]
    return found["practice"] and found["practice"]["id"]


def test_it_begins_where_the_draws_of_both_name_it() -> None:
    assert made(proposal(), *draws()) == [ONE]
    for one, other in ((ONE, "0" * 32), ("0" * 32, ONE), ("0" * 32, "0" * 32), (ONE, OTHER)):
        assert made(proposal(), *draws(one, other)) == []
    assert made(proposal()) == []
    older = [week("w", MONDAY, date=BEFORE), week("v", MONDAY, date=BEFORE, mine=False)]
    assert made(proposal(), *older) == []


def test_a_draw_that_comes_when_the_week_has_begun_is_too_late() -> None:
    assert made(proposal(), *draws(date=MONDAY)) == []
    assert made(proposal(), *draws(date="2026-11-15")) == [ONE]


def test_only_the_first_draw_of_a_week_counts() -> None:
    again = week("x", MONDAY, date=BEFORE, experiment=ONE, seq=2)
    assert made(proposal(), *draws("0" * 32), again) == []


def test_of_two_proposals_for_a_monday_the_first_counts() -> None:
    later = proposal(OTHER, mine=False, date="2026-11-07")
    assert made(proposal(), later, *draws(OTHER, OTHER)) == []
    assert made(proposal(), later, *draws()) == [ONE]


def test_nothing_begins_while_another_is_on() -> None:
    fourth, fifth = day_of(START + 3 * WEEK), day_of(START + 4 * WEEK)
    during = also(draws(OTHER, OTHER, fourth), proposal(OTHER, fourth))
    assert made(proposal(), *draws(), *during) == [ONE]
    after = also(draws(OTHER, OTHER, fifth, fourth), proposal(OTHER, fifth))
    assert made(proposal(), *draws(), *after) == [ONE, OTHER]


def test_a_proposal_that_was_taken_back_begins_nothing() -> None:
    assert made(proposal(), *draws(), drop("d", ONE)) == []
    assert made(proposal(), *draws(), drop("d", ONE, mine=False)) == [ONE]


def test_what_is_no_monday_or_no_length_is_set_aside() -> None:
    for bad in (proposal(monday="2026-11-17"), proposal(weeks=5), proposal(item="")):
        reading = read([bad])
        assert (len(reading.records), len(reading.asides)) == (0, 1)


def test_both_see_the_practice_on_the_same_days_and_rest_on_the_others() -> None:
    records = also(draws(), proposal(item="p03"))
    his = also(turned(records), take_part("t", ONE, date=MONDAY))
    on = 0
    for day in range(START, START + 4 * WEEK):
        hers = tonight(records, day)
        assert hers == tonight(his, day, me=BEN, them=ADA, skips=HIS)
        assert hers == ("p03" if is_on(EVENINGS, day) else None)
        on += hers is not None
    assert 5 < on < 23
    found = view(with_practices(*records), day_of(next_on(START)))["suggestion"]
    assert (found["state"], found["from"]) == ("offer", "both")


def next_on(day: int) -> int:
    while not is_on(EVENINGS, day):
        day += 1
    return day


def test_before_and_after_it_everything_is_as_ever() -> None:
    usual, experimented = draws("0" * 32, "0" * 32), also(draws(), proposal())
    after = day_of(START + 4 * WEEK)
    weeks = [week("y", after), week("z", after, mine=False)]
    for day in [START - 1] + list(range(START + 4 * WEEK, START + 5 * WEEK)):  # noqa: RUF005 - no star within
        assert tonight(usual + weeks, day) == tonight(experimented + weeks, day)


def test_whoever_stops_rests_to_the_end_and_the_other_knows_nothing_of_it() -> None:
    records = also(draws(), proposal())
    stopped = also(records, take_part("t", ONE, is_=False, date=MONDAY))
    for day in range(START, START + 4 * WEEK):
        assert tonight(stopped, day) is None
    assert made(*stopped) == [ONE]
    resumed = also(stopped, take_part("u", ONE, date=MONDAY, place=1))
    assert tonight(resumed, next_on(START)) == "p03"


def test_what_i_exclude_meanwhile_is_rest() -> None:
    day = next_on(START)
    records = also(draws(), proposal(item="p03"))
    assert tonight(also(records, unwanted("u", "p03")), day) is None
    assert tonight(also(records, limits("l", touch=0)), day) == "p03"


def test_last_evenings_practice_is_asked_about() -> None:
    day = next_on(START)
    hello = {"id": "h", "kind": "hello", "data": {"name": "Ada"}, "date": "2026-11-01"}
    records = also(draws(), proposal(), dict(proposal(), **hello))
    asked = view(with_practices(*records), day_of(day + 1))["checkin"]["last"]
    assert (asked["id"], asked["day"]) == ("p03", day_of(day))
    said = practised("p", "p03", day=day_of(day))
    assert view(with_practices(*records, said), day_of(day + 1))["checkin"]["last"] is None


def test_an_own_record_of_the_others_is_refused() -> None:
    slipped = dict(take_part("t", ONE), mine=False, author=BEN)
    assert read([slipped]).records == []
    assert refusal(lambda: read({}))
