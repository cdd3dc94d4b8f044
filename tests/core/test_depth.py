# SPDX-License-Identifier: AGPL-3.0-or-later
"""How deep it goes: a little at a time, up slowly, down at once, and nobody else can tell."""

import json

from nearer.core.brain import Brain
from nearer.core.days import day_of, monday_of, number_of
from nearer.core.pacing.chances import LIMIT_STREAM, RAISE_STREAM, delay, is_gentle
from tests.core.annotations import Any
from tests.core.evenings import SKIPS, also, answer, asked, brain, me, record, view
from tests.core.sayings import book, felt, kept, limits

# A stretch of weeks of which none is gentle, long enough for every story here.
FIRST = min(
    [
        monday
        for monday in range(739950, 745000)
        if monday_of(monday) == monday and not any(is_gentle(SKIPS, monday + 7 * n) for n in range(11))
    ]
)


def on(day: int) -> str:
    """Return the date so many days after the beginning."""
    return day_of(FIRST + day)


def depth(day: int, *records: Any, **more: Any) -> int:
    """Return how deep it goes on a day; the questions of the catalogue have depth 1 + number % 5."""
    whole = book(40, 0)
    for at, entry in enumerate(whole["questions"]):
        entry["depth"] = 1 + (at + 1) % 5
    made = Brain()
    made.load(json.dumps(whole))
    made.add(json.dumps(list(records)))
    found: int = me(made, on(day), **more)["depthNow"]
    return found


def met(number: int, day: int) -> list[Any]:
    """Return an exchange that opened on a day."""
    date, question = on(day), f"q{number:03d}"
    return [answer(f"a{number}", question, date=date), answer(f"b{number}", question, mine=False, date=date)]


def mark(number: int, day: int, understood: str = "yes") -> Any:
    return felt(f"m{number}.{day}.{understood}", f"a{number}", understood, date=on(day), seq=100 + day)


def well(depth_: int, days: tuple[int, ...], start: int = 0) -> list[Any]:
    """Return exchanges of a depth, each marked well received on its day."""
    records: list[Any] = []
    for at, day in enumerate(days):
        number = 5 * (start + at) + depth_ - 1 or 40
        records += met(number, day)
        records.append(mark(number, day))
    return records


def rises_after(day: int) -> int:
    return delay(SKIPS, RAISE_STREAM, FIRST + day)


THREE = well(2, (0, 1, 2))


def test_it_begins_at_two() -> None:
    assert depth(0) == 2


def test_three_that_were_well_received_raise_it_after_three_to_ten_days() -> None:
    rises = 2 + rises_after(2)
    assert 5 <= rises <= 12
    for day in range(2, 16):
        assert depth(day, *THREE) == (3 if day >= rises else 2), day


def test_two_or_the_same_thrice_or_lighter_ones_do_not() -> None:
    assert depth(14, *THREE[:6]) == 2
    again = [mark(1, day) for day in (0, 1, 2, 3)]
    assert depth(13, *met(1, 0), *again) == 2
    assert depth(14, *well(1, (0, 1, 2))) == 2
    assert depth(14, *well(2, (0, 1)), *met(11, 2), mark(11, 2, "partly")) == 2


def test_deeper_ones_count_too() -> None:
    assert depth(14, *well(4, (0, 1, 2))) == 3


def test_it_goes_on_one_at_a_time() -> None:
    more = well(3, (20, 21, 22), start=3)
    assert depth(22, *THREE, *more) == 3
    assert depth(22 + rises_after(22), *THREE, *more) == 4
    assert depth(22 + rises_after(22), *THREE, *well(2, (20, 21, 22), start=3)) == 3, "those were lighter"


def test_a_no_lowers_it_at_once_and_it_stays() -> None:
    no = also(met(2, 3), mark(2, 3, "no"))
    assert depth(3, *no) == 1
    after = well(1, (4, 5, 6), start=1)
    for day in range(4, 3 + 14):
        assert depth(day, *no, *after) == 1, day
    assert depth(3 + 14, *no, *after) == 2


def test_a_no_takes_back_what_was_about_to_rise() -> None:
    day = 2 + rises_after(2) - 1
    no = met(7, day)
    no.append(mark(7, day, "no"))
    assert depth(day + 1, *THREE, *no) == 1
    assert depth(16, *THREE, *no) == 1


def test_a_mark_that_was_changed_counts_from_then_on() -> None:
    """A no stays a no for the pace, even when it is said better later: what raises never acts at once."""
    first_no = met(2, 3)
    first_no.append(mark(2, 3, "no"))
    first_no.append(mark(2, 4, "yes"))
    assert depth(5, *first_no) == 1
    assert depth(14, *THREE, mark(1, 3, "partly")) == 2, "one of the three was taken back"


def test_marks_in_any_order_and_twice_say_the_same() -> None:
    told = also(THREE + met(7, 4), mark(7, 4, "no")) + well(1, (20, 21, 22), start=3)
    for day in (3, 5, 19, 33):
        backwards = [told[len(told) - 1 - n] for n in range(len(told))]
        assert depth(day, *told) == depth(day, *backwards) == depth(day, *told, *backwards)


def test_it_eases_off_while_nothing_opens() -> None:
    hello = record("h", "hello", {"name": "Ada"}, date=on(0))
    for day, expected in ((0, 2), (13, 2), (14, 1), (27, 1), (28, 1), (60, 1)):
        assert depth(day, hello) == expected
    high = THREE + well(3, (13, 14, 15), start=3)
    top = 15 + rises_after(15)
    assert depth(top, *high) == 4
    assert depth(15 + 14, *high) == 3
    assert depth(15 + 28, *high) == 2
    assert depth(15 + 60, *high) == 2, "never by more than two"
    assert depth(50, *high, *met(5, 50)) == 4, "until something opens"


def test_what_is_only_held_does_not_count_as_opening() -> None:
    hello = record("h", "hello", {"name": "Ada"}, date=on(0))
    assert depth(14, hello, answer("a", "q001", date=on(13))) == 1
    assert depth(14, hello, *met(1, 13)) == 2


def test_a_lower_limit_acts_at_once_and_a_higher_one_days_later() -> None:
    low = limits("l1", depth=1, date=on(1), seq=1)
    assert depth(0) == 2
    assert depth(1, low) == 1
    high = limits("l2", depth=0, date=on(5), seq=2)
    acts = 5 + delay(SKIPS, LIMIT_STREAM, FIRST + 5)
    assert 8 <= acts <= 15
    for day in range(5, 17):
        assert depth(day, low, high) == (2 if day >= acts else 1), day
    lower_again = limits("l3", depth=1, date=on(acts), seq=3)
    assert depth(acts, low, high, lower_again) == 1


def test_a_limit_that_was_raised_and_lowered_before_it_acted_never_acted() -> None:
    told = [
        limits("l1", depth=1, date=on(1), seq=1),
        limits("l2", depth=5, date=on(3), seq=2),
        limits("l3", depth=1, date=on(4), seq=3),
    ]
    for day in range(4, 20):
        assert depth(day, *told) == 1


def test_a_limit_only_ever_caps() -> None:
    assert depth(9, limits("l", depth=5, date=on(0))) == 2


def test_the_delays_are_between_three_and_ten_and_all_occur() -> None:
    for stream in (RAISE_STREAM, LIMIT_STREAM):
        found = [delay(SKIPS, stream, day) for day in range(400)]
        assert set(found) == {3, 4, 5, 6, 7, 8, 9, 10}
    assert [delay(SKIPS, LIMIT_STREAM, n) for n in range(20)] != [
        delay("b6" * 32, LIMIT_STREAM, n) for n in range(20)
    ]


def test_gentle_weeks_come_to_everybody() -> None:
    for seed in (SKIPS, "b6" * 32, "00" * 32):
        gentle = [is_gentle(seed, number_of("2026-01-05") + 7 * n) for n in range(800)]
        assert 70 < sum(gentle) < 130


def test_a_gentle_week_looks_like_keeping_things_light() -> None:
    """Somebody who asked for light things, and somebody who has a gentle week, are asked the same."""
    monday = FIRST
    while not is_gentle(SKIPS, monday):
        monday += 7
    deep = [
        {"id": f"q{n:03d}", "text": "?", "kind": "emotional", "depth": 1 + n % 3, "bonds": ["friend"]}
        for n in range(1, 30)
    ]
    catalogue = json.dumps({"format": "nearer/catalogue/1", "questions": deep})
    pages = []
    for told in ([], [limits("l", touch=0, depth=1)]):
        made = Brain()
        made.load(catalogue)
        made.add(json.dumps(told))
        pages.append([view(made, day_of(monday + n)) for n in range(7)])
        assert me(made, day_of(monday))["depthNow"] == 1
    assert pages[0] == pages[1]
    assert not any(page["mayGoFirst"] for page in pages[0]), "telling first is no light thing"


def test_who_keeps_things_light_is_not_offered_to_go_first() -> None:
    low = limits("l1", depth=1, date=on(1), seq=1)
    high = limits("l2", depth=0, date=on(5), seq=2)
    again = 5 + delay(SKIPS, LIMIT_STREAM, FIRST + 5)
    for day in range(30):
        assert may_go_first(day)
        assert may_go_first(day, low) == (day < 1)
        assert may_go_first(day, low, high) == (day < 1 or day >= again), "as slowly as it goes deeper"
    assert may_go_first(9, limits("l", depth=2, date=on(0)))
    assert not may_go_first(9, bond=None), "alone there is nobody to go before"


def test_going_first_is_offered_also_when_it_has_eased_off() -> None:
    hello = record("h", "hello", {"name": "Ada"}, date=on(0))
    assert depth(20, hello) == 1
    assert may_go_first(20, hello)


def may_go_first(day: int, *records: Any, **more: Any) -> bool:
    known = [entry for entry in records if entry["date"] <= on(day)]
    found: bool = view(brain(*known), on(day), **more)["mayGoFirst"]
    return found


def test_questions_stay_within_the_depth() -> None:
    whole = book(30, 0)
    for entry in whole["questions"]:
        entry["depth"] = 3
    whole["questions"][20]["depth"] = whole["questions"][21]["depth"] = 2
    made = Brain()
    made.load(json.dumps(whole))
    assert view(made, on(0))["tonight"]["question"]["id"] in {"q021", "q022"}
    made.add(json.dumps([limits("l", depth=1, date=on(0))]))
    assert view(made, on(0))["tonight"] is None


def test_alone_it_grows_with_what_was_kept() -> None:
    for count, expected in ((0, 2), (6, 2), (7, 3), (14, 4), (21, 5), (40, 5)):
        told = [kept(f"k{n}", f"q{n + 1:03d}", date=on(0)) for n in range(count)]
        assert depth(60, *told, bond=None) == expected


def test_limits_set_alone_hold_in_a_bond() -> None:
    assert depth(3, limits("l", depth=1, date=on(1), bond=None)) == 1
    assert depth(3, limits("l", depth=1, date=on(1), bond="another")) == 2


def test_what_i_set_is_shown_to_me() -> None:
    found = me(brain(limits("l", ("money", "home"), touch=1, depth=3)))
    assert found["limits"] == {"topics": ["money", "home"], "touch": 1, "depth": 3}
    assert found["topics"][0] == "childhood"
    assert len(found["topics"]) == 14
    assert me(brain())["limits"] == {"topics": [], "touch": 0, "depth": 0}
    newer = [limits("l1", ("money",), seq=1, date=on(0)), limits("l2", (), seq=2, date=on(0))]
    assert me(brain(*newer))["limits"]["topics"] == me(brain(newer[1], newer[0]))["limits"]["topics"] == []


def test_a_first_evening_asks() -> None:
    assert asked() is not None
