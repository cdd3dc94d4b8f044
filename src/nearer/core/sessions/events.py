# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can happen in a session, and what becomes of it: pure functions of a session, an event and the time.

An event comes as JSON: {"do": one of DEEDS}, with "who" for `turn` and `touch`, "areas" for `touch`,
"seconds" for `start`, and for `next` and `back` "at", the step that was read as it was pressed. Times are
whole seconds of any clock that goes on while the device sleeps.
"""

from nearer.core.border import (
    elements,
    members,
    number_or_none,
    number_to,
    one_of,
    one_of_or_none,
    whole_text,
)
from nearer.core.sessions.session import ALONE, LONGEST_TIME, ME, WHO, Areas, Clock, Session, areas_for

# Whoever is touched takes it back with `withdraw`; it looks like any stop.
DEEDS = ("next", "back", "turn", "start", "pause", "resume", "up", "touch", "withdraw", "stop")
ENDS = ("stop", "withdraw")


def happened(session: Session, event: object, now: int) -> Session:
    """Return what becomes of a session; Malformed where the event is none."""
    args = members(event, "The event")
    deed = one_of(args, "do", DEEDS)
    asked = session.asks()
    if session.closed:
        return session
    if deed in ENDS:
        return session.ended(now)
    if asked is not None:
        return _touch(session, args, now) if deed == "touch" and args.get("who") == asked else session
    if deed in ("next", "back"):
        return _step(session, args, now)
    return _turn(session, args, now) if deed == "turn" else _clock(session, args, now)


def _touch(session: Session, args: dict[str, object], now: int) -> Session:
    """Take where one of the two may be touched, out of what the practice asks about; none is nowhere."""
    named = [whole_text(area, "areas") for area in elements(args.get("areas"), "'areas'")]
    areas = tuple([area for area in areas_for(session.plan.touch) if area in named])
    if args.get("who") == ME:
        return session.told(Areas(areas, session.areas.them), now)
    return session.told(Areas(session.areas.me, areas), now)


def _step(session: Session, args: dict[str, object], now: int) -> Session:
    """Go on, or back: once only, where both of the two press at one step."""
    read = number_or_none(args, "at", len(session.plan.steps))
    if read not in (None, session.at + 1):
        return session
    at = session.at + (1 if args["do"] == "next" else -1)
    if at >= len(session.plan.steps):
        return session.ended(now)
    return session.moved(at, now) if at >= 0 else session


def _turn(session: Session, args: dict[str, object], now: int) -> Session:
    who = one_of_or_none(args, "who", WHO)
    return session if session.plan.form == ALONE else session.turned(who, now)


def _clock(session: Session, args: dict[str, object], now: int) -> Session:
    """Begin a time, or let it stand, go on, or be (`up`: the phone is taken up again)."""
    clock, deed = session.clock, args["do"]
    if deed == "start":
        return session.timed(Clock(number_to(args, "seconds", LONGEST_TIME), 0, now), now)
    if clock is None:
        return session
    if deed == "up":
        return session.timed(None, now)
    if deed == "pause" and clock.since is not None:
        return session.timed(Clock(clock.whole, clock.gone_at(now), None), now)
    if deed == "resume" and clock.since is None:
        return session.timed(Clock(clock.whole, clock.gone, now), now)
    return session
