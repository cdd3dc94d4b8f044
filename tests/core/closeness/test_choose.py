# SPDX-License-Identifier: AGPL-3.0-or-later
"""A week's draw: its probabilities are true, and nothing that was left out comes."""

from math import sqrt

from nearer.core.closeness.choose import UNIFORM, Candidate, propensities, week, worth
from nearer.core.closeness.liking import likings
from tests.core.closeness.diaries import Luck

FAMILIES = ("talk", "thanks", "touch", "novelty", "space")


def candidates(luck: Luck, means: list[float], sd: float = 2.0) -> list[Candidate]:
    """Return practices of different worth."""
    return [
        Candidate("p" + str(i), FAMILIES[i % 5], mean, sd, tuple([1.0 - luck.uniform() for _ in range(7)]))
        for i, mean in enumerate(means)
    ]


def test_propensities_sum_to_one_and_none_is_nothing() -> None:
    luck = Luck(51)
    for means in ([0.0], [3.0, 3.0], [0.0, 1.0, 2.0, 50.0], [luck.normal() for _ in range(17)]):
        for temper, explore in ((0.25, 0.1), (0.0, 0.1), (1.0, 0.02)):
            found = propensities(candidates(luck, means), temper, explore)
            assert abs(sum(found) - 1.0) < 1e-12
            assert min(found) >= explore / len(means)


def test_the_better_is_likelier_and_equals_are_equal() -> None:
    found = propensities(candidates(Luck(52), [0.0, 1.0, 1.0, 2.0]))
    assert found[0] < found[1] < found[3]
    assert abs(found[1] - found[2]) < 1e-12
    hot = propensities(candidates(Luck(52), [0.0, 1.0, 1.0, 2.0]), temper=1.0)
    assert hot[0] > found[0], "the warmer, the more chance"


def test_two_are_compared_as_two_normals_are() -> None:
    """P(a > b) for N(1, .5^2) and N(0, .5^2) is 0.9214; the rest is the uniform tenth."""
    found = propensities(candidates(Luck(53), [1.0, 0.0]))
    assert abs(found[0] - (0.9 * 0.92135 + 0.05)) < 1e-3


def test_they_come_as_often_as_is_told() -> None:
    luck, rounds = Luck(54), 400
    counts, told = [0, 0, 0], [0.0, 0.0, 0.0]
    for _ in range(rounds):
        choice = week(candidates(luck, [0.0, 0.3, 0.6]), 1)[0]
        counts[int(choice.id[1:])] += 1
        told = [told[place] + p for place, p in enumerate(choice.propensities)]
        ids = [one.id for one in choice.feasible]
        assert choice.propensity == choice.propensities[ids.index(choice.id)]
    for count, expected in zip(counts, told):  # noqa: B905 - not in MicroPython
        assert abs(count - expected) < 4.0 * sqrt(rounds * 0.25)


def test_a_week_has_variety() -> None:
    luck = Luck(55)
    for _ in range(5):
        found = week(candidates(luck, [9.0, 0.0, 0.0, 0.0, 0.0, 9.0, 0.0, 0.0]), 7)
        ids = [choice.id for choice in found]
        assert len(frozenset(ids)) == 7
        families = [FAMILIES[int(id_[1:]) % 5] for id_ in ids]
        pairs = zip(families, families[1:])  # noqa: B905, RUF007 - not in MicroPython
        assert all([one != other for one, other in pairs])  # noqa: C419 - as in the core


def test_few_candidates_come_again_and_none_makes_no_week() -> None:
    assert [choice.id for choice in week(candidates(Luck(56), [1.0]), 7)] == ["p0"] * 7
    assert [choice.propensity for choice in week(candidates(Luck(56), [1.0]), 7)] == [1.0] * 7
    assert week([], 7) == []


def test_later_days_come_as_often_as_is_told_too() -> None:
    """What is left of a wait is as good as new: a family that had to wait a day gains nothing by it."""
    luck, again, told = Luck(60), 0, 0.0
    for _ in range(400):
        nine = [Candidate("p" + str(i), FAMILIES[i % 3], 0.0, 2.0, (1.0 - luck.uniform(),)) for i in range(9)]
        first, _, third = week(nine, 3)
        family = FAMILIES[int(first.id[1:]) % 3]
        again += FAMILIES[int(third.id[1:]) % 3] == family
        told += sum([third.propensities[at] for at, one in enumerate(third.feasible) if one.family == family])
    assert abs(told - 160.0) < 1e-6, "two of five each time"
    assert abs(again - told) < 4.0 * sqrt(400 * 0.24)


def test_without_uniform_chance_a_hopeless_one_never_comes() -> None:
    luck = Luck(61)
    for _ in range(20):
        found = week(candidates(luck, [0.0, 500.0, 0.0]), 2, explore=0.0)
        assert [found[0].id, found[0].propensity] == ["p1", 1.0]
        assert abs(found[1].propensity - 0.5) < 1e-12


def test_where_only_chance_may_count_all_are_alike() -> None:
    found = propensities(candidates(Luck(62), [0.0, 500.0, 1.0, 2.0]), explore=UNIFORM)
    assert found == [0.25] * 4


def test_one_practice_less_moves_no_draw_of_another_day() -> None:
    """Its luck is its own: where it was not drawn, taking it away mostly changes nothing."""
    full = candidates(Luck(57), [0.0] * 12)
    drawn = [choice.id for choice in week(full, 3)]
    never = [candidate for candidate in full if candidate.id not in drawn][-1]
    less = [candidate for candidate in full if candidate is not never]
    assert [choice.id for choice in week(less, 3)] == drawn


def test_what_is_liked_is_worth_more_and_what_is_known_is_surer() -> None:
    found = likings({"a": "talk", "b": "thanks"}, [("a", "nicer")] * 3 + [("b", "worse")])
    assert worth(found["a"])[0] > worth(found["b"])[0]
    assert worth(found["a"])[1] < worth(found["b"])[1]
