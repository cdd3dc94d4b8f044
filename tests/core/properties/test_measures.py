# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds of every measure and every way of answering it."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.core.measures.change import change
from nearer.core.measures.measure import Measure, Score, read_measure
from nearer.core.measures.scoring import score

Case = tuple[list[int], set[str], dict[str, float], int]
SCALE = st.lists(st.integers(-20, 20), min_size=2, max_size=7, unique=True)


@st.composite
def answered(draw: st.DrawFn) -> Case:
    """Return a scale, which of its items are turned, some answers, and how many may be missing."""
    scale = draw(SCALE)
    items = [f"i{number}" for number in range(draw(st.integers(1, 8)))]
    turned = draw(st.sets(st.sampled_from(items)))
    given_ = draw(st.sets(st.sampled_from(items)))
    answers = {item: float(draw(st.sampled_from(scale))) for item in sorted(given_)}
    return scale, turned, answers, draw(st.integers(0, len(items) - 1))


def made(scale: list[int], names: list[str], turned: set[str], missing: int) -> Measure:
    items = [{"id": name, "scale": "scale"} for name in names]
    more = {"items": names, "turned": sorted(turned), "missing": missing}
    scores = [{"id": rule, "rule": rule, **more} for rule in ("sum", "mean")]
    scores.append({"id": "gap", "rule": "difference", "of": ["sum", "mean"]})
    text = {"format": "nearer/measure/1", "id": "m", "title": "M", "label": "made up"}
    return read_measure(json.dumps({**text, "scales": {"scale": scale}, "items": items, "scores": scores}))


@given(answered(), st.randoms(use_true_random=False))
def test_scores_stay_within_the_scale_and_do_not_mind_the_order(case: Case, chance: random.Random) -> None:
    scale, turned, answers, missing = case
    names = sorted({*answers, *turned, "i0"})
    missing = min(missing, len(names) - 1)
    found = score(made(scale, names, turned, missing), answers)
    if len(names) - len(answers) > missing:
        assert found["sum"].value is found["mean"].value is found["gap"].value is None
        return
    mean, total = found["mean"].value, found["sum"].value
    assert mean is not None
    assert min(scale) - 1e-9 <= mean <= max(scale) + 1e-9
    assert total == pytest.approx(mean * len(names))
    shuffled = list(names)
    chance.shuffle(shuffled)
    assert score(made(scale, shuffled, turned, missing), answers)["mean"].value == pytest.approx(mean)


@given(answered())
def test_to_turn_every_item_turns_the_mean(case: Case) -> None:
    scale, turned, answers, _ = case
    names = sorted({*answers, *turned, "i0"})
    one = score(made(scale, names, turned, len(names) - 1), answers)["mean"].value
    other = score(made(scale, names, set(names) - turned, len(names) - 1), answers)["mean"].value
    if not answers:
        assert one is other is None
    else:
        assert one is not None
        assert other == pytest.approx(min(scale) + max(scale) - one)


@given(
    st.floats(-100, 100),
    st.floats(-100, 100),
    st.floats(0.01, 50),
    st.floats(0.01, 0.99),
)
def test_change_there_and_back_is_the_same(before: float, after: float, sd: float, r: float) -> None:
    known = Score({"id": "s", "rule": "sum", "items": ["a"], "sd": sd, "reliability": r})
    there, back = change(known, before, after), change(known, after, before)
    assert there is not None
    assert back is not None
    assert there.index == -back.index
    assert there.reliable is back.reliable is (abs(after - before) > there.least) or (
        abs(after - before) == pytest.approx(there.least)
    )


@given(st.floats(0.02, 0.5), st.floats(1.1, 1.9))
def test_the_surer_the_score_the_smaller_the_change_that_counts(r: float, times: float) -> None:
    rough = Score({"id": "s", "rule": "sum", "items": ["a"], "sd": 5.0, "reliability": r})
    fine = Score({"id": "s", "rule": "sum", "items": ["a"], "sd": 5.0, "reliability": r * times})
    one, other = change(rough, 0.0, 1.0), change(fine, 0.0, 1.0)
    assert one is not None
    assert other is not None
    assert other.least < one.least
