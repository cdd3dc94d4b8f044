# SPDX-License-Identifier: AGPL-3.0-or-later
"""One practice being done: where the two are in it, whose turn it is, and how long already.

A session is a value; what happens to it makes another one. An event that does not fit changes nothing, so
that a button pressed twice, or on a page that was behind, does no harm. A stop ends as the last step does.
"""

SHARED, APART, ALONE = FORMS = ("shared", "apart", "alone")
ME, THEM = WHO = ("me", "them")
# Where somebody may be touched, from the level of a practice at which it is asked.
AREAS = (("hands", 1), ("shoulders", 1), ("back", 2), ("arms", 2), ("hair", 3), ("face", 3))
MINUTE = 60
LONGEST = 60 * MINUTE
LONGEST_TIME = 4 * 60 * MINUTE
PATIENCE = 15 * MINUTE


class Plan:
    """What is done: a practice, in one of the forms, on a day, in so many minutes, in these steps."""

    __slots__ = ("day", "form", "minutes", "practice", "steps", "touch")

    def __init__(
        self, *, practice: str, form: str, day: str, minutes: int, touch: int, steps: tuple[str, ...]
    ) -> None:
        self.practice = practice
        self.form = form
        self.day = day
        self.minutes = minutes
        self.touch = touch if form == SHARED else 0
        self.steps = steps


class Clock:
    """A time of so many seconds (`whole` 0 is open), of which `gone` had gone at `since`; None: it pauses."""

    __slots__ = ("gone", "since", "whole")

    def __init__(self, whole: int, gone: int, since: int | None) -> None:
        self.whole = whole
        self.gone = gone
        self.since = since

    def gone_at(self, now: int) -> int:
        """Return the seconds that have gone; a clock of the device that was put back takes none away."""
        gone = self.gone if self.since is None else self.gone + max(0, now - self.since)
        return min(gone, self.whole) if self.whole else gone

    def is_over(self, now: int) -> bool:
        """Say whether nothing of it is left; an open one is never over."""
        return self.whole > 0 and self.gone_at(now) == self.whole


class Areas:
    """Where each of the two may be touched tonight; None until they were asked. It is never written down."""

    __slots__ = ("me", "them")

    def __init__(self, me: tuple[str, ...] | None, them: tuple[str, ...] | None) -> None:
        self.me = me
        self.them = them


class Session:
    """`at` counts steps from 0; `turn` is "me", "them" or None; `touched`: when pressed here last."""

    __slots__ = ("areas", "at", "clock", "closed", "plan", "touched", "turn")

    def __init__(
        self,
        plan: Plan,
        *,
        at: int,
        turn: str | None,
        clock: Clock | None,
        areas: Areas,
        closed: bool,
        touched: int,
    ) -> None:
        self.plan = plan
        self.at = at
        self.turn = turn
        self.clock = clock
        self.areas = areas
        self.closed = closed
        self.touched = touched

    def asks(self) -> str | None:
        """Return whom it asks where they may be touched: first one, then the other, and then nobody."""
        if self.plan.touch == 0 or self.closed:
            return None
        if self.areas.me is None:
            return ME
        return THEM if self.areas.them is None else None

    def until(self) -> int:
        """Return until when the screen stays awake, and after when nobody is taken to be there any more."""
        return self.touched + min(self.plan.minutes * MINUTE, LONGEST) + PATIENCE

    def over_by_itself(self) -> int:
        """Return after when nobody goes on with it: a time that runs longer than that is waited for.

        Never longer than the longest that could have begun here: another phone may say what it likes.
        """
        clock = self.clock
        if clock is None or clock.since is None:
            return self.until()
        end = min(clock.since + max(0, clock.whole - clock.gone), self.touched + LONGEST_TIME)
        return max(self.until(), end + PATIENCE)

    def moved(self, at: int, now: int) -> "Session":
        """Return it at another step. A time that still has to run goes on there, and the turn that has it."""
        clock = self.left_of(now)
        turn = None if clock is None else self.turn
        return Session(self.plan, at=at, turn=turn, clock=clock, areas=self.areas, closed=False, touched=now)

    def turned(self, turn: str | None, now: int) -> "Session":
        """Return it with somebody's turn; what is left of the time of the one is not for the other."""
        passes = None not in (self.turn, turn) and self.turn != turn
        clock = None if passes else self.left_of(now)
        return Session(
            self.plan, at=self.at, turn=turn, clock=clock, areas=self.areas, closed=False, touched=now
        )

    def left_of(self, now: int) -> Clock | None:
        """Return the time that runs or stands; one that is over was told and is not waited for."""
        return None if self.clock is None or self.clock.is_over(now) else self.clock

    def timed(self, clock: Clock | None, now: int) -> "Session":
        """Return it with another clock."""
        return Session(
            self.plan,
            at=self.at,
            turn=self.turn,
            clock=clock,
            areas=self.areas,
            closed=False,
            touched=now,
        )

    def told(self, areas: Areas, now: int) -> "Session":
        """Return it with what was said about touch; nowhere, from either, ends it as the last step does."""
        if () in (areas.me, areas.them):
            return self.ended(now)
        return Session(
            self.plan,
            at=self.at,
            turn=self.turn,
            clock=self.clock,
            areas=areas,
            closed=False,
            touched=now,
        )

    def ended(self, now: int) -> "Session":
        """Return its end: the same after the last step and after a stop, with nothing of touch left in it."""
        return Session(
            self.plan,
            at=len(self.plan.steps),
            turn=None,
            clock=None,
            areas=Areas(None, None),
            closed=True,
            touched=now,
        )


def begun(plan: Plan, now: int) -> Session:
    """Return a session at its first step."""
    return Session(plan, at=0, turn=None, clock=None, areas=Areas(None, None), closed=False, touched=now)


def areas_for(touch: int) -> tuple[str, ...]:
    """Return the areas that are asked about where a practice touches so much."""
    return tuple([area for area, level in AREAS if level <= touch])
