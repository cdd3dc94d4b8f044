# SPDX-License-Identifier: AGPL-3.0-or-later
"""What seems to help: from one's own turns of the coin alone, and nothing where nothing does."""

import json

from nearer.core.catalogue.coin import thrown
from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.effects import Occasion
from nearer.core.closeness.statements import Period
from nearer.core.days import day_of, monday_of, number_of
from nearer.core.seeing.chances import OFFERED, Offers
from nearer.core.seeing.practising import Practising
from tests.core.annotations import Any
from tests.core.closeness.diaries import Luck
from tests.core.evenings import ADA, BEN, DATE, EVENINGS, args
from tests.core.sayings import FAMILIES, checkin, drawn, experiment, left_out, week
from tests.core.test_suggestion import with_practices

TODAY = number_of(DATE)
# Two evenings in seven have something of the family `talk` drawn: those with p00 and p06.
TALK = FAMILIES[0]


def life(days: int, effect: int, *, stream: int = 5) -> list[Any]:
    """Return check-ins and draws; where Ada's draw offered talking, she feels closer by so much."""
    luck, found = Luck(stream), []
    for number in range(TODAY - days + 1, TODAY + 1):
        coin, place = thrown(EVENINGS, ADA, BEN, number), number - monday_of(number)
        helped = coin.mine and not coin.rests and place % 6 == 0
        close = 5.5 + luck.normal() + (effect if helped else 0)
        tapped = max(0, min(10, int(close + 0.5)))
        day = day_of(number)
        found.append(checkin(f"c{number}", day=day, date=day, close=tapped, understood=tapped))
    for monday in range(monday_of(TODAY - days + 1), TODAY + 1, 7):
        found += [week(f"w{monday}", day_of(monday), mine=mine) for mine in (True, False)]
        found.append(drawn(f"d{monday}", day_of(monday), {family: [150_000] * 7 for family in FAMILIES}))
    return found


def told(records: list[Any], **more: Any) -> Any:
    """Return what is said of each family."""
    made = with_practices(*records)
    view = None
    while view is None:
        view = json.loads(made.see(args(DATE, **more)))
    return {one["about"]: one for one in view["statements"] if one["code"] == "practice"}


def test_what_helps_is_said_with_both_kinds_of_evenings() -> None:
    found = told(life(200, 4))
    assert set(found) == set(FAMILIES)
    talk = found[TALK]
    assert (talk["is"], talk["until"], talk["rated"]) == ("helps", DATE, 200)
    assert 0 < talk["low"] < talk["middle"] < talk["high"]
    # On the other's turns, what is offered is not Ada's own draw.
    turns = [
        (coin.rests, (number - monday_of(number)) % 6 == 0)
        for number in range(TODAY - 199, TODAY + 1)
        for coin in [thrown(EVENINGS, ADA, BEN, number)]
        if coin.mine
    ]
    assert talk["offered"] == turns.count((False, True))
    assert talk["rested"] == len([turn for turn in turns if turn[0]])
    assert all(found[family]["is"] != "helps" for family in FAMILIES[1:])


def test_evenings_of_an_experiment_teach_nothing_of_what_was_drawn_for_them() -> None:
    """Nothing of the draws was offered then; its own coin is looked at once, and elsewhere."""
    start = monday_of(TODAY) - 84
    records = [experiment("e1", day_of(start), weeks=12, date=day_of(start - 14))]
    for one in life(200, 4):
        named = dict(one["data"], experiment="e1")
        names = one["kind"] == "week" and named["from"] == day_of(start)
        records.append(dict(one, data=named, date=day_of(start - 3)) if names else one)
    talk = told(records)[TALK]
    days = list(range(TODAY - 199, start)) + list(range(start + 84, TODAY + 1))
    coins = [(thrown(EVENINGS, ADA, BEN, day), day - monday_of(day)) for day in days]
    assert talk["offered"] == len([1 for coin, at in coins if coin.mine and not coin.rests and at % 6 == 0])
    assert talk["rested"] == len([1 for coin, _ in coins if coin.mine and coin.rests])


def test_how_likely_each_draw_was_is_read_from_ones_own_record_of_that_draw() -> None:
    """Where it speaks of another draw than the one that was published, nothing is claimed."""
    every = life(200, 4)
    without = [one for one in every if one["kind"] != "drawn"]
    other = [dict(one, data=dict(one["data"], items=["p19"] * 7)) for one in every if one["kind"] == "drawn"]
    for changed in (without, without + other):
        assert told(changed)[TALK]["is"] == "unknown"


def test_a_look_that_is_over_says_the_same_again() -> None:
    made = with_practices(*life(30, 4))
    views = [json.loads(made.see(args(DATE))) for _ in range(40)]
    found = [view for view in views if view is not None]
    assert len(found) > 1
    assert found[0]["statements"]
    assert all(view == found[0] for view in found)


def test_where_nothing_helps_nothing_is_said_to() -> None:
    for stream in (5, 6, 7):
        assert {one["is"] for one in told(life(120, 0, stream=stream)).values()} <= {
            "unknown",
            "no-clear-gain",
        }


def followed(effects: list[float], count: int) -> Any:
    """Return what is said of one family after so many evenings, eighty with each of these effects."""
    luck, occasions = Luck(9), []
    for effect in effects:
        for _ in range(80):
            offers = luck.uniform() < OFFERED
            y = 60.0 + 8.0 * luck.normal() + (effect if offers else 0.0)
            occasions.append(Occasion(y, family=0, offered=offers, chance=OFFERED))
    days = occasions[:count]
    practising = Practising(Offers([TALK], days), refilter([day.y for day in days], LAUNCH))
    while not practising.step(20):
        pass
    (said,) = practising.said(Period("", "", count))
    return said.verdict


def test_what_was_told_stands_a_while_and_is_then_taken_back_in_words() -> None:
    verdicts = [followed([12.0, -20.0], count) for count in range(80, 161, 8)]
    assert verdicts[0] == "helps"
    assert "retracted" in verdicts
    turned = verdicts.index("retracted")
    assert set(verdicts[:turned]) == {"helps"}, "it is not gone without a word"
    assert "helps" not in verdicts[turned:]
    assert "retracted" not in [followed([0.0, -20.0], count) for count in (80, 120, 160)]


def test_a_day_left_out_was_never_offered_anything() -> None:
    every = life(120, 4)
    day = day_of(TODAY - 30)
    without = [one for one in every if one["data"].get("day") != day]
    every.append(left_out("x", day))
    assert told(every) == told(without)


def test_without_a_coin_of_two_chance_has_offered_nothing() -> None:
    assert told(life(60, 4), evenings=None) == {}
