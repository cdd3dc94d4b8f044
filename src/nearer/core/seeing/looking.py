# SPDX-License-Identifier: AGPL-3.0-or-later
"""The long computation behind a page, in small pieces, so that no other question waits for all of it."""

from nearer.core.closeness import LAUNCH, Belief, Refilter, statements
from nearer.core.closeness.associations import ITEMS, Associating, said
from nearer.core.closeness.change import LAG, change, level_now
from nearer.core.closeness.ratings import closeness_series
from nearer.core.closeness.smooth import Point, smooth
from nearer.core.closeness.statements import Period, Statement
from nearer.core.days import WEEK
from nearer.core.records.own_kinds import CheckIn
from nearer.core.seeing.chances import Chances, Falling
from nearer.core.seeing.practising import Practising

ENOUGH = statements.GATES["level"].rated  # before that many ratings nothing is said
LOOKED_BACK = 104 * WEEK  # what is older says nothing of today, and a phone is to be done before one waits
SHOWN = 8 * WEEK
BEFORE = 16 * WEEK  # taken along before the days that are shown; what is older moves none of them visibly
PIECE, SHORT = 60, 20  # days at a time


class Looking:
    """One look at a person's check-ins on an evening; `step` until it says that all is done.

    `days` is the level of each day shown, `said` what may be said; both empty until then, and where there are
    too few ratings.
    """

    __slots__ = (
        "_associating",
        "_checkins",
        "_falling",
        "_filters",
        "_over",
        "_practising",
        "days",
        "rated",
        "said",
        "series",
    )

    def __init__(self, checkins: dict[str, CheckIn], until: int, chances: Chances) -> None:
        self.series = closeness_series(checkins, until).lately(LOOKED_BACK)
        self.rated = self.series.count(len(self.series.days))
        self.days: list[Point] = []
        self.said: list[Statement] = []
        self._checkins = checkins
        self._falling = Falling(chances, self.series)
        self._associating: list[Associating] = []
        # Until four weeks ago, and from then until now.
        self._filters: list[Refilter] = []
        self._practising: list[Practising] = []
        self._over: list[bool] = [False]

    def step(self) -> bool:
        """Do one piece; say whether all is done. With too few ratings there is nothing to do."""
        days, filters = self.series.days, self._filters
        if self.rated < ENOUGH or self._over[0]:
            return True
        if not filters:
            filters.append(Refilter(days[: max(0, len(days) - LAG)], LAUNCH))
        if not filters[-1].step(PIECE):
            return False
        if len(filters) == 1:
            filters.append(Refilter(days, LAUNCH, filters[0].belief()))
            return False
        return self._say(filters[0].belief(), filters[1].belief())

    def _say(self, then: Belief, now: Belief) -> bool:
        """Find the next of what may be said; say whether that was the last."""
        days = self.series.days
        place = len(self.said)
        if place == 0:
            self.days.extend(smooth(days[-(SHOWN + BEFORE) :], now, LAUNCH)[-SHOWN:])
            level = statements.level(level_now(now, LAUNCH), self._period(len(days)))
            self.said.extend([] if level is None else [level])
        elif place == 1:
            self.said.append(self._trend(then))
        elif place < 2 + len(ITEMS):
            self._associate(ITEMS[place - 2], now)
        else:
            return self._practise(now)
        return False

    def _associate(self, item: str, now: Belief) -> None:
        """Learn a piece of what goes together with an item, and say it at the end."""
        days = self.series.days
        if not self._associating:
            values = [said(self._checkins.get(self.series.date(at)), item) for at in range(len(days))]
            self._associating.append(Associating(item, days, values, now, LAUNCH))
        if self._associating[0].step(PIECE):
            found = self._associating.pop().found()
            self.said.append(statements.association(found, self._period(len(days))))

    def _practise(self, now: Belief) -> bool:
        """Learn a piece of what seems to help, and say it at the end."""
        if not self._practising:
            if self._falling.step(PIECE):
                self._practising.append(Practising(self._falling.offers(), now))
            return False
        practising = self._practising[0]
        if not practising.step(SHORT):
            return False
        self.said.extend(practising.said(self._period(len(self.series.days))))
        self._over[0] = True
        return True

    def _trend(self, then: Belief) -> Statement:
        """Return what changed in four weeks; who has not been here as long is told that it is too early."""
        moved, period = change(then, self.series.days[then.days :], LAUNCH), self._period(LAG)
        if then.days > 0:
            return statements.trend(moved, period)
        return Statement(
            code="trend", about="", verdict=statements.UNKNOWN, what=moved, period=period, sure=0.0
        )

    def _period(self, last: int) -> Period:
        """Return the last so many days, as far as they go back."""
        series = self.series
        count = len(series.days)
        return Period(series.date(max(0, count - last)), series.date(count - 1), series.count(last))
