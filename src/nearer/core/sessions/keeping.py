# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session as texts: what a device keeps of it, sealed, so that a reload goes on; and what a page shows.

Where somebody may be touched is never written down: after a reload they are asked again.
"""

from nearer.core.border import (
    day,
    elements,
    flag,
    members,
    number,
    number_or_none,
    number_to,
    one_of,
    one_of_or_none,
    parse,
    token,
    whole_text,
    write,
)
from nearer.core.catalogue.practices import MOST_TOUCH
from nearer.core.sessions.session import FORMS, WHO, Areas, Clock, Plan, Session, areas_for
from nearer.core.sessions.timing import breath_at, times_at

LATEST = 2**31 - 1


def kept(session: Session) -> str:
    """Return what may be written down of it."""
    plan, clock = session.plan, session.clock
    return write(
        {
            "practice": plan.practice,
            "form": plan.form,
            "day": plan.day,
            "minutes": plan.minutes,
            "touch": plan.touch,
            "steps": list(plan.steps),
            "at": session.at,
            "turn": session.turn,
            "clock": None
            if clock is None
            else {"whole": clock.whole, "gone": clock.gone, "since": clock.since},
            "closed": session.closed,
            "touched": session.touched,
        }
    )


def found(text: str, now: int, areas: Areas | None = None) -> Session | None:
    """Return what was kept; None where nobody has pressed anything for so long that it is over by itself.

    `areas` is what a page that was not left since then remembers of touch.
    """
    args = members(parse(text), "The session")
    plan = read_plan(args)
    at = number_to(args, "at", len(plan.steps))
    session = Session(
        plan,
        at=at,
        turn=one_of_or_none(args, "turn", WHO),
        clock=_clock(args),
        areas=areas or Areas(None, None),
        closed=flag(args, "closed") or at == len(plan.steps),
        touched=number(args, "touched"),
    )
    return session if now <= session.over_by_itself() else None


def read_plan(args: dict[str, object]) -> Plan:
    """Return what is to be done; Malformed where it is nothing."""
    steps = [whole_text(step, "steps") for step in elements(args.get("steps"), "'steps'")]
    return Plan(
        practice=token(args, "practice"),
        form=one_of(args, "form", FORMS),
        day=day(args, "day"),
        minutes=number(args, "minutes"),
        touch=number_to(args, "touch", MOST_TOUCH),
        steps=tuple(steps),
    )


def session_view(session: Session, now: int) -> dict[str, object]:
    """Return what a page shows; it says the same after the last step and after a stop."""
    plan, asks = session.plan, session.asks()
    going = asks is None and not session.closed
    return {
        "practice": plan.practice,
        "form": plan.form,
        "closed": session.closed,
        "asks": asks,
        "areas": [] if asks is None else list(areas_for(plan.touch)),
        "step": plan.steps[session.at] if going else None,
        "at": session.at + 1 if going else None,
        "of": len(plan.steps),
        "times": times_at(plan.steps, session.at) if going else [],
        "breath": breath_at(plan.steps, session.at) if going else None,
        "turn": session.turn,
        "clock": _clock_view(session.clock, now) if going else None,
        "touch": _touch_view(session.areas) if going and plan.touch else None,
        "until": session.until(),
    }


def _clock_view(clock: Clock | None, now: int) -> dict[str, object] | None:
    if clock is None:
        return None
    gone = clock.gone_at(now)
    return {
        "runs": clock.since is not None,
        "gone": gone,
        "left": clock.whole - gone if clock.whole else None,
    }


def _touch_view(areas: Areas) -> dict[str, object]:
    return {"me": list(areas.me or ()), "them": list(areas.them or ())}


def _clock(args: dict[str, object]) -> Clock | None:
    if args.get("clock") is None:
        return None
    clock = members(args["clock"], "The clock")
    return Clock(number(clock, "whole"), number(clock, "gone"), number_or_none(clock, "since", LATEST))
