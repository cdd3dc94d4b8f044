# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of our experiment: what may be chosen, how it stands, and what was found, for oneself alone."""

import json

from nearer.core.catalogue.coin import is_on
from nearer.core.days import WEEK, day_of, number_of
from tests.core.annotations import Any
from tests.core.closeness.diaries import diary
from tests.core.evenings import EVENINGS, also, args
from tests.core.sayings import checkin, limits, practised, seeing, take_part, unwanted
from tests.core.test_experiments import MONDAY, ONE, OTHER, START, draws, proposal
from tests.core.test_suggestion import with_practices

END = START + 4 * WEEK
FRIDAY = START - 3


def page(*records: Any, day: int = START - 10, **more: Any) -> Any:
    made = with_practices(*records, **more.pop("changed", {}))
    return json.loads(made.experiment(args(day_of(day), **more)))


def ids(view: Any) -> list[str]:
    return [one["id"] for one in view["practices"]]


def evenings(effect: float, *, days: int = 28, before: int = 28, level: float = 60.0) -> list[Any]:
    """Return check-ins before and during, closer by so many points on the days with it, which was done."""
    found = []
    for place, y in enumerate(diary(7, before + days, level=level, rated=0.9, step=0.0)):
        day = START - before + place
        on = day >= START and is_on(EVENINGS, day)
        if on:
            found.append(practised(f"p{day}", "p03", day=day_of(day), date=day_of(day)))
        if y is not None:
            close = max(0, min(10, round((y + (effect if on else 0.0)) / 10)))
            date = day_of(day)
            found.append(checkin(f"c{day}", day=date, date=date, close=close, understood=close))
    return found


def test_neither_touch_nor_disclosure_nor_what_i_exclude_can_be_chosen() -> None:
    found = page(unwanted("u", "p04"), limits("l", topics=("money",)), changed={"p05": {"topics": ["money"]}})
    assert found["state"] == "choose"
    for id_, family in (("p00", "talk"), ("p01", "thanks"), ("p02", "touch"), ("p03", "attention")):
        assert (id_ in ids(found)) == (family in ("thanks", "attention"))
    assert "p04" not in ids(found)
    assert "p05" not in ids(found)
    for change in ({"touch": 1}, {"depth": 2}, {"place": "alone"}, {"drawn": False}, {"bonds": ["friend"]}):
        assert "p03" not in ids(page(changed={"p03": change}, kind="partner"))


def test_it_begins_on_a_monday_that_leaves_four_days_to_look() -> None:
    for ago in range(1, 30):
        start = number_of(page(day=START - ago)["start"])
        assert start % WEEK == START % WEEK
        assert start - 3 - (START - ago) >= 4
        assert start - (START - ago) < 2 * WEEK
    taken = page(proposal(mine=False, item="p00"), day=START - 10)
    assert taken["start"] == day_of(START + WEEK)


def test_whoever_proposes_waits_and_can_take_it_back() -> None:
    waiting = page(proposal())
    assert (waiting["state"], waiting["experiment"]["by"]) == ("waiting", day_of(START - 4))
    assert waiting["experiment"]["practice"]["id"] == "p03"
    assert waiting["practices"] == []
    assert page(proposal(), take_part("t", ONE, is_=False))["state"] == "choose"


def test_what_the_other_proposed_is_asked_until_the_draws_are_published() -> None:
    his = proposal(mine=False)
    assert page(his, day=FRIDAY - 1)["state"] == "asked"
    assert page(his, day=FRIDAY)["state"] == "choose"
    assert page(his, take_part("t", ONE))["state"] == "waiting"
    assert page(his, take_part("t", ONE, is_=False))["state"] == "choose"


def test_what_i_exclude_or_may_not_be_tried_is_not_asked() -> None:
    his = proposal(mine=False)
    assert page(his, unwanted("u", "p03"))["state"] == "choose"
    for change in ({"touch": 1}, {"family": "talk"}, {"depth": 3}):
        assert page(his, changed={"p03": change})["state"] == "choose"
    assert page(proposal(mine=False, item="unknown"))["state"] == "choose"


def test_nobody_learns_before_it_begins_or_if_it_does_not() -> None:
    """What a draw says already, and what it does not, changes nothing on the page before the Monday."""
    for day in range(FRIDAY, START):
        agreed, not_agreed = [page(proposal(), *draws(ONE, one), day=day) for one in (ONE, "0" * 32)]
        assert agreed == not_agreed
    assert page(proposal(), *draws(ONE, "0" * 32), day=START)["state"] == "choose"
    assert page(proposal(), *draws(), day=START)["state"] == "running"


def test_while_it_runs_days_are_counted_and_nothing_is_found() -> None:
    records = also(draws(), proposal()) + evenings(0.0)
    for day in (START, START + 11, END - 1):
        running = page(*records, day=day)
        assert (running["state"], running["day"], running["found"]) == ("running", day - START + 1, None)
    until = [r for r in evenings(0.0) if r["kind"] == "checkin" and r["data"]["day"] >= MONDAY]
    assert running["rated"] == len(until)
    stopped = page(*also(records, take_part("t", ONE, is_=False)), day=START + 5)
    assert (stopped["state"], stopped["found"]) == ("resting", None)


def test_after_it_the_result_comes_with_its_range_days_rated_and_days_kept() -> None:
    records = also(draws(), proposal())
    found = page(*also(records, *evenings(25.0)), day=END)["found"]
    assert (found["is"], found["about"], found["kept"], found["days"]) == ("helps", "p03", 28, 28)
    assert 0 < found["low"] < found["middle"] < found["high"]
    assert found["offered"] + found["rested"] == found["rated"] > 20
    assert (found["from"], found["until"]) == (MONDAY, day_of(END - 1))
    none = page(*also(records, *evenings(0.0)), day=END)["found"]
    assert none["is"] in ("cannot-tell", "no-clear-gain")
    assert none["low"] < 0 < none["high"]


def test_without_ratings_we_cannot_tell() -> None:
    found = page(*also(draws(), proposal()), day=END)["found"]
    assert (found["is"], found["rated"], found["kept"] < 28) == ("cannot-tell", 0, True)


def test_whoever_stopped_or_turned_it_off_has_no_result() -> None:
    records = also(draws(), proposal()) + evenings(25.0)
    assert page(*records, day=END)["found"] is not None
    assert page(*also(records, take_part("t", ONE, is_=False)), day=END)["found"] is None
    off = page(*also(records, seeing("s", on=False)), day=END)
    assert (off["on"], off["found"]) == (False, None)


def test_the_result_rests_on_my_own_ratings_and_days() -> None:
    """Nothing that comes from the other counts but the proposal and the draw; no order of arrival does."""
    records = also(draws(), proposal()) + evenings(25.0)
    his = [dict(one, id="his" + one["id"], mine=False, author="ben") for one in evenings(-25.0)]
    assert page(*records, day=END) == page(*his, *records, day=END)
    records.reverse()
    assert page(*records, day=END) == page(*his, *records, day=END)


def test_the_last_one_that_is_over_is_told_while_the_next_is_on() -> None:
    after, fourth = day_of(END), day_of(END - 3)
    second = also(draws(OTHER, OTHER, after, fourth), proposal(OTHER, after, date=day_of(END - 10)))
    view = page(*also(draws(), proposal()), *second, day=END)
    assert (view["state"], view["experiment"]["id"]) == ("running", OTHER)
    assert view["found"]["experiment"]["id"] == ONE
