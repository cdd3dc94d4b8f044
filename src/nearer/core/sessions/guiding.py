# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session as a page asks for it. The brain keeps nothing of one: what goes on is passed to it each time."""

from nearer.core.border import elements, members, number_to, token, whole_text
from nearer.core.sessions.events import happened
from nearer.core.sessions.keeping import LATEST, found, kept, read_plan, session_view
from nearer.core.sessions.session import Areas, Session, begun


def guided(args: dict[str, object]) -> dict[str, object]:
    """Return `Guided` (web/store/sessions/sessions.ts): what a page shows, and what it passes on to the next.

    Either "plan" begins a session, or "kept" and "areas" are what was returned before; "event" may be null.
    "kept" may be written down, "areas" may not. Both are null at the end; all is, once it was left for long.
    """
    now = number_to(args, "now", LATEST)
    session = _going(args, now)
    if session is not None and args.get("event") is not None:
        session = happened(session, args["event"], now)
    if session is None:
        return {"kept": None, "areas": None, "view": None}
    return {
        "kept": None if session.closed else kept(session),
        "areas": None if session.closed else _written(session.areas),
        "view": session_view(session, now),
    }


def _going(args: dict[str, object], now: int) -> Session | None:
    if args.get("plan") is not None:
        return begun(read_plan(members(args["plan"], "The plan")), now)
    return found(token(args, "kept"), now, _areas(args.get("areas")))


def _areas(value: object) -> Areas:
    """Return what the page remembers; nothing after a reload."""
    areas = {} if value is None else members(value, "The areas")
    return Areas(_of(areas, "me"), _of(areas, "them"))


def _of(areas: dict[str, object], who: str) -> tuple[str, ...] | None:
    if areas.get(who) is None:
        return None
    return tuple([whole_text(area, who) for area in elements(areas[who], "'" + who + "'")])


def _written(areas: Areas) -> dict[str, object]:
    return {
        "me": None if areas.me is None else list(areas.me),
        "them": None if areas.them is None else list(areas.them),
    }
