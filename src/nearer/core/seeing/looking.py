# SPDX-License-Identifier: AGPL-3.0-or-later
"""The long computation behind a page, in small pieces, so that no other question waits for all of it."""

from nearer.core.closeness import LAUNCH, Belief, Mixture, Refilter
from nearer.core.closeness.change import LAG, change, level_now
from nearer.core.closeness.ratings import Series, closeness_series
from nearer.core.closeness.smooth import Point, smooth
from nearer.core.days import WEEK
from nearer.core.records.own_kinds import CheckIn
from nearer.core.seeing.said import level_said, trend_said

ENOUGH = 14  # ratings before anything is said (evidence E1: about two weeks until they stand for somebody)
SHOWN = 8 * WEEK
BEFORE = 16 * WEEK  # taken along before the days that are shown; what is older moves none of them visibly
PIECE = 60  # days at a time


class Found:
    """What came out: the level with its change over four weeks, and the level of each day shown."""

    __slots__ = ("change", "days", "level")

    def __init__(self, level: Mixture, change_: Mixture, days: list[Point]) -> None:
        self.level = level
        self.change = change_
        self.days = days


class Looking:
    """One look at a person's check-ins on an evening; `step` until it says that all is done."""

    __slots__ = ("_done", "rated", "series")

    def __init__(self, checkins: dict[str, CheckIn], until: int) -> None:
        self.series = closeness_series(checkins, until)
        self.rated = self.series.count(len(self.series.days))
        # Beliefs of four weeks ago and of now, on their way; then what was found.
        self._done: list[Refilter | Found] = []

    def step(self) -> bool:
        """Do one piece; say whether all is done. With too few ratings there is nothing to do."""
        if self.rated < ENOUGH or self.found() is not None:
            return True
        days, done = self.series.days, self._done
        if not done:
            done.append(Refilter(days[: max(0, len(days) - LAG)], LAUNCH))
        last = done[-1]
        if isinstance(last, Found) or not last.step(PIECE):
            return False
        if len(done) == 1:
            done.append(Refilter(days, LAUNCH, last.belief()))
        elif isinstance(done[0], Refilter):
            done.append(_found(self.series, done[0].belief(), last.belief()))
        return False

    def found(self) -> Found | None:
        """Return what was found; None before all is done, and where there are too few ratings."""
        last = self._done[-1] if self._done else None
        return last if isinstance(last, Found) else None

    def statements(self) -> list[dict[str, object]]:
        """Return what may be said; nothing before there are ratings enough."""
        found = self.found()
        if found is None:
            return []
        return [level_said(found.level, self.series, self.rated), trend_said(found.change, self.series)]


def _found(series: Series, then: Belief, now: Belief) -> Found:
    days = series.days
    moved = change(then, days[then.days :], LAUNCH)
    return Found(level_now(now, LAUNCH), moved, smooth(days[-(SHOWN + BEFORE) :], now, LAUNCH)[-SHOWN:])
