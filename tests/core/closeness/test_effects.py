# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offered against rest: what is learnt, from which days, and what is not."""

from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.effects import Effects, Occasion, expecting, learn, learnt
from nearer.core.closeness.weighted import Surprises, difference, surprises
from tests.core.closeness.diaries import Luck, diary

NONE = [0.0, 0.0, 0.0]


def offered(stream: int, days: int, effects: list[float]) -> list[Occasion]:
    """Return days of which half are one's own turns, with practices of chance and true effects."""
    luck, found = Luck(stream + 1000), []
    for y in diary(stream, days, level=60.0, rated=0.9, step=0.0):
        family, offers = int(len(effects) * luck.uniform()), luck.uniform() < 0.8
        rating = y if y is None else max(0.0, min(100.0, y + (effects[family] if offers else 0.0)))
        found.append(Occasion(rating, family=family, offered=offers))
    return found


def believed(occasions: list[Occasion], means: list[float]) -> Effects:
    """Return what is learnt from scratch."""
    belief = refilter([occasion.y for occasion in occasions], LAUNCH)
    return learn(occasions, expecting(belief, LAUNCH, means), LAUNCH)


def test_what_helps_is_found_in_time() -> None:
    found = believed(offered(41, 500, [8.0, 0.0, -8.0]), NONE)
    assert found.of(0).mean() > 1.0
    assert found.of(0).cdf(0.0) < 0.1
    assert abs(found.of(1).mean()) < 2.0
    assert found.of(2).cdf(0.0) > 0.9


def test_few_days_leave_much_open() -> None:
    found = believed(offered(42, 40, [8.0, 0.0, -8.0]), NONE)
    for family in range(3):
        assert 0.02 < found.of(family).cdf(0.0) < 0.98


def test_rated_days_are_counted_on_both_sides() -> None:
    occasions = [
        Occasion(70.0, family=0, offered=True),
        Occasion(None, family=0, offered=True),
        Occasion(70.0, family=0, offered=False),
        Occasion(70.0, family=1, offered=True),
        Occasion(70.0, theirs=True),
        Occasion(70.0),
    ]
    found = believed(occasions, NONE)
    assert found.offered == (1, 1, 0)
    assert found.rested == (1, 0, 0)


def test_unrated_days_and_days_of_rest_alone_narrow_no_effect() -> None:
    start = expecting(refilter([], LAUNCH), LAUNCH, NONE)
    before = start.of(0).sd()
    unrated = learn([Occasion(None, family=0, offered=True)] * 20, start, LAUNCH)
    assert abs(unrated.of(0).sd() - before) < 1e-9
    single = LAUNCH.but(scale_sd=0.01)
    start = expecting(refilter([], single), single, NONE)
    rests = [Occasion(y, family=0, offered=False) for y in diary(43, 40)]
    assert abs(learn(rests, start, single).of(0).sd() - start.of(0).sd()) < 1e-9


def test_the_others_turns_teach_nothing_about_a_family() -> None:
    """Whatever comes of them goes to a state of its own."""
    single = LAUNCH.but(scale_sd=0.01)
    start = expecting(refilter([], single), single, NONE)
    days = diary(44, 60)
    theirs = learn([Occasion(y, theirs=True) for y in days], start, single)
    lifted = [Occasion(60.0 + 15.0 * (day % 2), theirs=day % 2 == 1) for day in range(60)]
    strand = learn(lifted, start, single).strands[0]
    assert strand.mean[-1] > 5.0
    assert strand.mean[0] < 65.0, "the level is that of days without"
    for family in range(3):
        assert theirs.of(family).mean() == 0.0
        assert abs(theirs.of(family).sd() - start.of(family).sd()) < 1e-9


def test_families_lend_each_other_a_little() -> None:
    start = expecting(refilter([], LAUNCH), LAUNCH, NONE)
    good = learnt(
        learn([Occasion(60.0)] * 20, start, LAUNCH), Occasion(100.0, family=0, offered=True), LAUNCH
    )
    assert good.of(0).mean() > good.of(1).mean() > 0.0


def test_a_prior_speaks_where_there_are_no_days() -> None:
    start = expecting(refilter([], LAUNCH), LAUNCH, [0.3, 0.0, 0.0])
    assert start.of(0).mean() > 0.2
    assert start.of(1).mean() == 0.0


def test_the_check_is_a_difference_of_weighted_means() -> None:
    occasions = [
        Occasion(10.0, family=0, offered=True, chance=0.5),
        Occasion(20.0, family=0, offered=True, chance=0.25),
        Occasion(3.0, family=0, offered=False, chance=0.8),
        Occasion(5.0, family=0, offered=False, chance=0.8),
        Occasion(99.0, family=1, offered=True),
        Occasion(99.0, theirs=True),
        Occasion(None, family=0, offered=True),
    ]
    found = difference(occasions, [occasion.y for occasion in occasions], (0,))
    assert found is not None
    assert abs(found.value - ((10.0 * 2 + 20.0 * 4) / 6 - 4.0)) < 1e-12
    assert (found.offered, found.rested) == (2, 2)
    assert abs(found.se**2 - (2 * ((2 * 20 / 3) ** 2 + (4 * 10 / 3) ** 2) / 36 + 1.0)) < 1e-9
    assert difference(occasions, [occasion.y for occasion in occasions], (1,)) is None


def test_in_the_check_what_was_unlikely_to_be_drawn_counts_the_more() -> None:
    occasions = [
        Occasion(10.0, family=0, drawn=0.5, offered=True, chance=0.8),
        Occasion(20.0, family=0, drawn=0.1, offered=True, chance=0.8),
        Occasion(3.0, family=0, drawn=0.2, chance=0.8),
        Occasion(5.0, family=0, drawn=0.2, chance=0.8),
        Occasion(99.0, family=0, drawn=0.0, offered=True, chance=0.8),
    ]
    found = difference(occasions, [occasion.y for occasion in occasions], (0,))
    assert found is not None
    assert abs(found.value - ((10.0 * 2 + 20.0 * 10) / 12 - 4.0)) < 1e-12
    assert found.offered == 2, "what is not known to have been how likely is not among them"


def test_the_check_goes_in_pieces() -> None:
    days = [60.0 + place % 7 for place in range(40)]
    pieces = Surprises(list(days), LAUNCH)
    steps = [pieces.step(15) for _ in range(3)]
    assert steps == [False, False, True]
    assert pieces.found == surprises(list(days), LAUNCH)


def test_the_check_compares_with_what_was_to_be_expected() -> None:
    days: list[float | None] = [60.0] * 30
    days += [None, 60.0, 90.0]
    found = surprises(days, LAUNCH)
    assert found[30] is None
    assert found[31] is not None
    assert found[32] is not None
    assert abs(found[31]) < 2.0
    assert found[32] > 28.0
