# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes together, within one person."""

from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.associations import Association, associate, centred, said
from nearer.core.records.own_kinds import CheckIn
from tests.core.closeness.diaries import Luck, diary


def found(stream: int, days: int, slope: float, *, known: float = 1.0) -> Association:
    """Return what is found where a rating moves so many points for each point of item 7."""
    luck = Luck(stream + 500)
    values: list[float | None] = [float(int(3.0 + 6.0 * luck.uniform())) for _ in range(days)]
    ratings = [
        y if y is None or x is None else max(0.0, min(100.0, y + slope * (x - 6.0)))
        for y, x in zip(diary(stream, days, level=60.0, rated=0.9, step=0.0), values)  # noqa: B905
    ]
    values = [x if luck.uniform() < known else None for x in values]
    return associate("apart", ratings, values, refilter(ratings, LAUNCH), LAUNCH)


def test_what_goes_together_is_found() -> None:
    up, down = found(61, 150, 5.0), found(62, 150, -5.0)
    assert up.paired > 120
    assert up.slope.cdf(0.05) < 0.05
    assert 0.3 < up.slope.mean() < 1.0
    assert down.slope.cdf(-0.05) > 0.95


def test_nothing_is_found_where_nothing_is() -> None:
    assert 0.05 < found(63, 150, 0.0).slope.cdf(0.0) < 0.95


def test_unknown_items_are_not_filled_in() -> None:
    half = found(64, 150, 5.0, known=0.5)
    assert half.paired < 90
    assert half.slope.sd() > found(64, 150, 5.0).slope.sd()
    none = found(64, 100, 5.0, known=0.0)
    assert none.paired == 0
    assert none.slope.mean() == 0.0
    assert abs(none.slope.sd() - 0.3) < 1e-9


def test_items_are_centred_on_what_went_before() -> None:
    values: list[float | None] = [8.0, None, 8.0, 8.0]
    first, gap, third, fourth = centred(values, "apart")
    assert first == 1.0
    assert gap is None
    assert third is not None
    assert fourth is not None
    assert abs(third - (8.0 - 50.0 / 8.0) / 2.0) < 1e-12
    assert fourth < third


def test_the_items_as_a_check_in_has_them() -> None:
    checkin = CheckIn(
        day="2026-03-01",
        met=True,
        light=False,
        late=False,
        close=5,
        understood=5,
        mine=2,
        theirs=0,
        tension=3,
        space="space",
        apart=None,
    )
    assert [said(checkin, item) for item in ("mine", "theirs", "space", "apart")] == [2.0, 0.0, 0.0, None]
    assert said(None, "mine") is None
