# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight's practice: a coin of both, draws of each, and rest where somebody does not want it."""

import json

from nearer.core.brain import Brain
from nearer.core.catalogue.coin import thrown, thrown_alone
from nearer.core.days import day_of, number_of
from nearer.core.pacing.chances import is_gentle
from tests.core.annotations import Any
from tests.core.evenings import ADA, BEN, DRAWS, EVENINGS, SKIPS, args, view
from tests.core.sayings import (
    book,
    limits,
    not_tonight,
    practice,
    practised,
    seeing,
    unwanted,
    week,
    with_,
)
from tests.core.sayings import drawn as drawn_

MONDAY = "2026-11-16"
START = number_of(MONDAY)


class Offer:
    """An evening of a week that is not gentle, on which the coin does not rest."""

    def __init__(self, *, mine: bool) -> None:
        """Find the first from MONDAY on."""
        for number in range(START, START + 700):
            monday = number - (number - START) % 7
            coin = thrown(EVENINGS, ADA, BEN, number)
            if not coin.rests and coin.mine == mine and not is_gentle(SKIPS, monday):
                self.mine = mine
                self.date = day_of(number)
                self.monday = day_of(monday)
                self.item = f"p{number - monday:02d}"
                return


OFFER, MINE = Offer(mine=False), Offer(mine=True)


def with_practices(*records: Any, count: int = 20, **changed: dict[str, Any]) -> Brain:
    """Return a brain that knows practices, some of them changed, and these records."""
    whole = book(12, count)
    whole["practices"] = [practice(n, **changed.get(f"p{n:02d}", {})) for n in range(count)]
    made = Brain()
    made.load(json.dumps(whole))
    made.add(json.dumps(list(records)))
    return made


def offered(*records: Any, at: Offer = OFFER, **more: Any) -> Any:
    """Return (item, from) of the suggestion, with a draw of each of the two; None is rest."""
    draws = [week("w1", at.monday), week("w2", at.monday, mine=False)]
    found = view(with_practices(*draws, *records, **more.pop("changed", {})), at.date, **more)["suggestion"]
    if found["state"] == "rest":
        assert (found["practice"], found["from"]) == (None, None)
        return None
    assert found["practice"]["fits"] is True
    assert found["practice"]["unwanted"] is False
    return (found["practice"]["id"], found["from"])


def drawn(made: Brain, date: str = MONDAY, **more: Any) -> Any:
    """Return what is published of a draw, or None."""
    found = json.loads(made.draw(args(date, **more)))
    return None if found is None else found["week"]


def test_what_chance_took_is_offered_and_whose_draw_it_was() -> None:
    assert offered() == (OFFER.item, "them")
    assert offered(at=MINE) == (MINE.item, "me")


def test_both_devices_throw_the_same_coin() -> None:
    rests = mine = 0
    for day in range(START, START + 800):
        hers, his = thrown(EVENINGS, ADA, BEN, day), thrown(EVENINGS, BEN, ADA, day)
        assert (hers.rests, hers.mine) == (his.rests, not his.mine)
        rests += hers.rests
        mine += hers.mine
    assert 150 < rests < 250
    assert 340 < mine < 460


def test_both_devices_offer_the_same() -> None:
    """What Ada sees of a draw of hers is what Ben sees of it, evening by evening, in a year."""
    items = {True: tuple([f"p{n:02d}" for n in range(7)]), False: tuple([f"p{n + 7:02d}" for n in range(7)])}
    for start in range(START, START + 364, 49):
        monday = day_of(start)
        hers = with_practices(*[week(f"w{mine}", monday, items[mine], mine=mine) for mine in (True, False)])
        his = with_practices(
            *[week(f"w{mine}", monday, items[not mine], mine=mine) for mine in (True, False)]
        )
        for day in range(start, start + 7):
            one = view(hers, day_of(day))["suggestion"]
            other = view(his, day_of(day), me=BEN, them=ADA, skips="b6" * 32)["suggestion"]
            assert one["practice"] == other["practice"]
            assert (one["from"], other["from"]) in {(None, None), ("me", "them"), ("them", "me")}


def test_what_is_said_of_a_suggestion_has_nothing_of_ones_own() -> None:
    """'Why this one' is made of the practice and of whose draw the coin took: both know both."""
    records = [week("w1", OFFER.monday), week("w2", OFFER.monday, mine=False)]
    plain = view(with_practices(*records), OFFER.date)["suggestion"]
    assert set(plain) == {"state", "practice", "from", "suits"}
    own = felt(OFFER.item, "nicer", times=3)
    own += [limits("l", touch=3), unwanted("u", "p19"), drawn_("d", OFFER.monday, {"talk": [200_000] * 7})]
    own += [seeing("s", on=False)]
    assert view(with_practices(*records, *own), OFFER.date)["suggestion"] == plain


def test_no_draw_no_coin_or_no_such_practice_is_rest() -> None:
    assert view(with_practices(week("w", OFFER.monday)), OFFER.date)["suggestion"]["state"] == "rest"
    assert offered(evenings=None) is None
    assert offered(me=None) is None
    unknown = week("w", OFFER.monday, ("new",) * 7, mine=False)
    assert view(with_practices(unknown), OFFER.date)["suggestion"]["state"] == "rest"


def test_what_i_exclude_is_rest() -> None:
    assert offered(unwanted("u", OFFER.item)) is None
    assert offered(not_tonight("n", OFFER.item, OFFER.date)) is None
    for change, limit in (
        ({"touch": 1}, limits("l", touch=0)),
        ({"topics": ["money"]}, limits("l", topics=("money",))),
        ({"depth": 2}, limits("l", depth=1)),
    ):
        assert offered(limit, changed={OFFER.item: change}) is None
        assert offered(limits("wide", touch=2), changed={OFFER.item: change}) == (OFFER.item, "them")
    assert offered(changed={OFFER.item: {"bonds": ["friend"]}}, kind="partner") is None


def test_what_is_closer_than_a_hug_comes_only_for_who_chose_it() -> None:
    assert offered(changed={OFFER.item: {"touch": 3}}) is None
    assert offered(limits("l", touch=3), changed={OFFER.item: {"touch": 3}}) == (OFFER.item, "them")


def test_what_was_declined_on_another_day_or_is_wanted_again_is_offered() -> None:
    assert offered(not_tonight("n", OFFER.item, "2026-01-01")) == (OFFER.item, "them")
    both = [unwanted("u1", OFFER.item, seq=1), unwanted("u2", OFFER.item, is_=False, seq=2)]
    assert offered(*both) == (OFFER.item, "them")
    assert offered(both[0], unwanted("u2", OFFER.item, is_=False, seq=0)) is None


def test_the_first_draw_for_a_week_counts() -> None:
    """Nobody draws until they like it."""
    again = week("w0", OFFER.monday, ("p09",) * 7, mine=False, seq=5)
    assert offered(again) == (OFFER.item, "them")


def test_a_week_is_drawn_once() -> None:
    made = with_practices()
    found = drawn(made)
    assert found["from"] == MONDAY
    assert len(set(found["items"])) == 7
    assert drawn(made, "2026-11-18") == found, "the same on every day of the week, and on every device"
    published = with_practices(week("w", MONDAY))
    assert drawn(published) is None
    assert drawn(published, "2026-11-19") is None


def test_from_friday_on_the_coming_week_is_drawn() -> None:
    published = with_practices(week("w", MONDAY))
    for date in ("2026-11-20", "2026-11-22"):
        assert drawn(published, date)["from"] == "2026-11-23"
    assert drawn(with_practices(week("w", MONDAY), week("x", "2026-11-23")), "2026-11-22") is None
    assert drawn(with_practices(), "2026-11-22")["from"] == MONDAY


def test_a_draw_over_new_year_begins_on_its_monday() -> None:
    assert drawn(with_practices(), "2027-01-01")["from"] == "2026-12-28"


def test_whoever_is_alone_publishes_nothing() -> None:
    assert drawn(with_practices(), bond=None) is None


def test_a_later_practice_moves_none_of_those_that_were_drawn() -> None:
    """Each has luck of its own."""
    few = drawn(with_practices(count=20))["items"]
    many = drawn(with_practices(count=23))["items"]
    old = [item for item in many if item < "p20"]
    assert old == few[: len(old)]


def test_every_practice_is_drawn_about_equally_often() -> None:
    counts = {f"p{n:02d}": 0 for n in range(20)}
    made = with_practices()
    for at in range(200):
        for item in drawn(made, day_of(START + 7 * at))["items"]:
            counts[item] += 1
    assert all(45 < count < 97 for count in counts.values()), counts


def test_only_what_i_allow_and_want_and_did_not_just_do_is_drawn() -> None:
    changed: dict[str, Any] = {
        "p00": {"touch": 3},
        "p01": {"topics": ["money"]},
        "p02": {"depth": 3},
        "p03": {"bonds": ["friend"]},
    }
    records = [
        limits("l", topics=("money",)),
        unwanted("u", "p04"),
        practised("d", "p05", day="2026-11-15"),
        practised("e", "p06", day="2026-11-08"),
        practised("f", "p07", day="2026-11-15", done="no"),
    ]
    made = with_practices(*records, count=13, **changed)
    found = set(drawn(made, kind="partner")["items"])
    assert found == {f"p{n:02d}" for n in (6, 7, 8, 9, 10, 11, 12)}


def felt(item: str, how: str, day: int = START - 8, times: int = 1) -> list[Any]:
    """Return that a practice felt so on some days until one."""
    return [
        practised(f"{item}{how}{day - n}", item, day_of(day - n), how=how, date=day_of(day - n))
        for n in range(times)
    ]


def weeks_with(item: str, *records: Any, count: int = 20) -> int:
    """Count the weeks of fifty in which a practice is drawn."""
    made = with_practices(*records, count=count)
    return len([at for at in range(50) if item in drawn(made, day_of(START + 7 * at))["items"]])


def test_what_felt_nicer_comes_more_often_and_what_felt_worse_more_seldom() -> None:
    usual = weeks_with("p03")
    assert weeks_with("p03", *felt("p03", "nicer", times=3)) > usual + 10
    assert weeks_with("p09", *felt("p03", "nicer", times=3)) > weeks_with("p09"), "of the same family"
    assert weeks_with("p03", *felt("p03", "worse")) < usual - 5


def test_two_worse_end_a_practice() -> None:
    assert weeks_with("p03", *felt("p03", "worse", times=2)) == 0
    worse = felt(OFFER.item, "worse", number_of(OFFER.date) - 1)
    assert offered(*worse) == (OFFER.item, "them")
    assert offered(*worse, *felt(OFFER.item, "worse", number_of(OFFER.date) - 9)) is None
    same_day = felt(OFFER.item, "worse", number_of(OFFER.date), times=2)
    assert offered(*same_day) == (OFFER.item, "them"), "the evening of the second stays as it was"


def test_what_was_said_since_monday_counts_next_week() -> None:
    """So that the draw is the same whenever in the week it is made, and on each device."""
    said = felt("p03", "nicer", START + 2, times=3)
    assert drawn(with_practices(*said), "2026-11-19") == drawn(with_practices(), "2026-11-16")


def test_where_nothing_is_worked_out_all_are_drawn_alike() -> None:
    liked = felt("p03", "nicer", times=6)
    off = with_practices(*liked, seeing("s", on=False))
    cold = with_practices(seeing("s", on=False))
    weeks = [day_of(START + 7 * at) for at in range(8)]
    assert [drawn(off, date) for date in weeks] == [drawn(cold, date) for date in weeks]
    assert [drawn(with_practices(*liked), date) for date in weeks] != [drawn(cold, date) for date in weeks]


def test_how_likely_each_was_is_told_to_its_author() -> None:
    """Of seven evenings: the chances of all families sum to 1, and none that might come is left out."""
    found = json.loads(with_practices(*felt("p03", "nicer", times=3)).draw(args(MONDAY)))
    own = found["drawn"]
    assert (own["from"], own["items"]) == (MONDAY, found["week"]["items"])
    family_of = {f"p{n:02d}": practice(n)["family"] for n in range(20)}
    before = ""
    for place, item in enumerate(own["items"]):
        chances = {family: own["families"][family][place] for family in own["families"]}
        assert abs(sum(chances.values()) - 1_000_000) <= len(chances)
        assert 0 < own["likely"][place] <= chances[family_of[item]]
        assert before == "" or chances[before] == 0, "no family on two days running"
        before = family_of[item]
    evenly = json.loads(with_practices(count=12).draw(args(MONDAY)))["drawn"]
    assert evenly["likely"][0] in range(83_000, 84_000), "nobody has said anything: one of twelve"


def test_where_there_are_few_they_come_again() -> None:
    found = drawn(with_practices(count=3))["items"]
    assert len(found) == 7
    assert set(found) == {"p00", "p01", "p02"}


def test_whoever_allows_nothing_still_draws_and_rests() -> None:
    """A draw that is missing would tell the other."""
    made = with_practices(
        limits("l", topics=("money",)), count=3, **{f"p0{n}": {"topics": ["money"]} for n in range(3)}
    )
    assert len(drawn(made)["items"]) == 7
    assert drawn(with_practices(count=0)) is None


def test_a_gentle_week_has_no_touch_and_nothing_deep() -> None:
    gentle = [START + 7 * n for n in range(60) if is_gentle(SKIPS, START + 7 * n)]
    changed: dict[str, Any] = {f"p{n:02d}": {"touch": 1} if n % 2 else {"depth": 2} for n in range(10)}
    made = with_practices(count=20, **changed)
    assert gentle
    for monday in gentle:
        assert set(drawn(made, day_of(monday))["items"]) <= {f"p{n}" for n in range(10, 20)}
    for number in range(gentle[0], gentle[0] + 7):
        items = (
            week("w", day_of(gentle[0]), ("p01",) * 7),
            week("v", day_of(gentle[0]), ("p00",) * 7, mine=False),
        )
        assert view(with_practices(*items, **changed), day_of(number))["suggestion"]["state"] == "rest"


def test_what_is_for_one_or_waits_to_be_looked_for_is_never_suggested_to_two() -> None:
    """Not by our own draw, and not by that of the other, whose device may be another one than they say."""
    changed: dict[str, Any] = {"p00": {"place": "alone"}, "p01": {"drawn": False}}
    assert set(drawn(with_practices(count=6, **changed))["items"]) == {"p02", "p03", "p04", "p05"}
    for item, state in (("p00", "rest"), ("p01", "rest"), ("p02", "offer")):
        draws = [week(f"w{mine}", OFFER.monday, (item,) * 7, mine=mine) for mine in (True, False)]
        assert view(with_practices(*draws, **changed), OFFER.date)["suggestion"]["state"] == state


def test_alone_what_is_for_one_is_suggested_and_what_waits_is_not() -> None:
    changed: dict[str, Any] = {f"p{n:02d}": {"drawn": False} for n in range(1, 20)}
    changed["p00"] = {"place": "alone"}
    found = [alone(number, **changed)["practice"] for number in range(START, START + 7)]
    assert {practice["id"] for practice in found if practice} == {"p00"}


def alone(number: int, *records: Any, **changed: Any) -> Any:
    return view(with_practices(*records, **changed), day_of(number), None)["suggestion"]


def test_alone_it_is_my_own_draw_of_what_can_be_done_alone() -> None:
    only: dict[str, Any] = {f"p{n:02d}": {"alone": False} for n in range(10)}
    offers = 0
    for number in range(START, START + 28):
        found = alone(number, **only)
        assert (found["state"] == "rest") == thrown_alone(DRAWS, number).rests
        if found["practice"]:
            offers += 1
            assert found["practice"]["id"] >= "p10"
            assert found["from"] == "me"
    assert 12 < offers < 28


def test_alone_what_i_do_not_want_tonight_is_rest_and_not_another_one() -> None:
    number = min([n for n in range(START, START + 7) if not thrown_alone(DRAWS, n).rests])
    date = day_of(number)
    item = alone(number)["practice"]["id"]
    for said in (
        not_tonight("n", item, date, bond=None, date=date),
        unwanted("u", item, bond=None, date=date),
    ):
        assert alone(number, said)["state"] == "rest"
    done = practised("p", item, day=date, bond=None, date=date)
    assert alone(number, done)["practice"]["id"] == item


def test_alone_the_kind_is_that_of_whom_i_named() -> None:
    friends: dict[str, Any] = {f"p{n:02d}": {"bonds": ["friend"]} for n in range(20)}
    number = min([n for n in range(START, START + 7) if not thrown_alone(DRAWS, n).rests])
    assert alone(number, with_("w", "friend"), **friends)["state"] == "offer"
    assert alone(number, with_("w", "family"), **friends)["state"] == "rest"
