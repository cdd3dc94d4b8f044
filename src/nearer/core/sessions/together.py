# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session on two phones: each has the whole of where the two are, and of two states the later one counts.

What one phone says to the other is such a state and never a step (docs/specs/protocol.md, 10). So nothing has
to arrive: whatever was lost, doubled or late, one state that comes through makes both equal. An end counts
above everything, so that nobody is kept in what they have stopped. How long this phone waits, stays awake and
stays open goes by its own presses: whatever another one says, it ends a session or disturbs the page of one,
and after a stop neither.
"""

from nearer.core.border import (
    Malformed,
    flag,
    members,
    number,
    number_to,
    one_of,
    parse,
    token,
    token_or_none,
    write,
)
from nearer.core.sessions.events import happened
from nearer.core.sessions.keeping import LATEST, found, kept, read_plan, session_view
from nearer.core.sessions.session import APART, LONGEST_TIME, ME, THEM, Areas, Clock, Plan, Session, begun

# Both count whole seconds, each from their own; a time that is further behind than that is set right.
APART_BY_ROUNDING = 1
# What the other may count to: beyond it there is room for every press of one's own that counts before theirs.
MOST_HEARD = 2**30 - 1


class Names:
    """The author names of the two, as this device sees them."""

    __slots__ = ("me", "them")

    def __init__(self, me: str, them: str) -> None:
        self.me = me
        self.them = them

    def of(self, who: str | None) -> str | None:
        """Return the name of "me" or "them"."""
        return None if who is None else self.me if who == ME else self.them

    def who(self, name: str | None) -> str | None:
        """Return "me" or "them"; Malformed for anybody else."""
        if name not in (None, self.me, self.them):
            raise Malformed("Somebody else is named in the session.")
        return None if name is None else ME if name == self.me else THEM


class Joint:
    """As two have it: `by` wrote it as the `n`th, `host` began it, `asked`: nobody has joined yet."""

    __slots__ = ("asked", "by", "host", "n", "session")

    def __init__(self, session: Session, *, n: int, by: str, host: str, asked: bool) -> None:
        self.session = session
        self.n = n
        self.by = by
        self.host = host
        self.asked = asked

    def is_after(self, other: "Joint") -> bool:
        """Say whether it counts before the other: an end does, then the greater number, then the name."""
        mine, theirs = self.session.closed, other.session.closed
        return (mine, self.n, self.by) > (theirs, other.n, other.by)

    def moved(self, session: Session, me: str, *, asked: bool) -> "Joint":
        """Return it with another session in it, as I write it now."""
        return Joint(session, n=self.n + 1, by=me, host=self.host, asked=asked)


def together(args: dict[str, object]) -> dict[str, object]:
    """Return `Joined` (web/store/sessions/together.ts): what a page shows, tells the other, and passes on.

    "me" and "them" are the author names of the two; "kept" is what was returned before, or null. "heard" is a
    state of the other's; "join" true says yes to one; "event" is a press. "plan" begins a session, or is this
    device's for one that it hears of for the first time.
    """
    now = number_to(args, "now", LATEST)
    names = Names(token(args, "me"), token(args, "them"))
    joint = _joint(args, names, now)
    if joint is None:
        return {"kept": None, "view": None, "say": None, "asked": False}
    session = joint.session
    if args.get("join") is True and joint.asked and joint.host == names.them:
        joint = joint.moved(session, names.me, asked=False)
    if args.get("event") is not None:
        after = happened(session, args["event"], now)
        joint = joint if after is session else joint.moved(after, names.me, asked=joint.asked)
    return _shown(joint, names, now)


def said(joint: Joint, names: Names, now: int) -> dict[str, object]:
    """Return what is said of it to the other phone."""
    session = joint.session
    clock = session.clock
    return {
        "n": joint.n,
        "by": joint.by,
        "host": joint.host,
        "asked": joint.asked,
        "practice": session.plan.practice,
        "form": session.plan.form,
        "of": len(session.plan.steps),
        "at": session.at,
        "turn": names.of(session.turn),
        "clock": None
        if clock is None
        else {"whole": clock.whole, "gone": clock.gone_at(now), "runs": clock.since is not None},
    }


def heard(state: object, plan: Plan, names: Names, *, touched: int, now: int) -> Joint:
    """Return what the other phone said, as this device, last pressed at `touched`, has it.

    Malformed where it is of something else, or more than anybody could have pressed.
    """
    args = members(state, "What the other phone says")
    of = len(plan.steps)
    if (token(args, "practice"), one_of(args, "form", (APART,))) != (plan.practice, plan.form):
        raise Malformed("The other phone is at another practice.")
    if number(args, "of") != of:
        raise Malformed("The other phone has other steps.")
    at = number_to(args, "at", of)
    session = Session(
        plan,
        at=at,
        turn=names.who(token_or_none(args, "turn")),
        clock=_clock(args.get("clock"), now),
        areas=Areas(None, None),
        closed=at == of,
        touched=touched,
    )
    by, host = token(args, "by"), token(args, "host")
    names.who(by)
    names.who(host)
    return Joint(session, n=number_to(args, "n", MOST_HEARD), by=by, host=host, asked=flag(args, "asked"))


def later(mine: Joint, theirs: Joint, now: int) -> Joint:
    """Return the one that counts. Who has joined in either has joined, and no time may be behind."""
    one = theirs if theirs.is_after(mine) or _is_behind(mine, theirs, now) else mine
    asked = mine.asked and theirs.asked
    return Joint(one.session, n=one.n, by=one.by, host=one.host, asked=asked)


def _is_behind(mine: Joint, theirs: Joint, now: int) -> bool:
    """Say whether the clock of this same state was told late here."""
    clock, other = mine.session.clock, theirs.session.clock
    if mine.is_after(theirs) or clock is None or other is None:
        return False
    return other.gone_at(now) - clock.gone_at(now) > APART_BY_ROUNDING


def _joint(args: dict[str, object], names: Names, now: int) -> Joint | None:
    """Return where it stands by now; None where nothing goes on."""
    state = args.get("heard")
    if args.get("kept") is not None:
        mine = _kept(token(args, "kept"), now)
        if mine is None or state is None:
            return mine
        session = mine.session
        return later(mine, heard(state, session.plan, names, touched=session.touched, now=now), now)
    if state is not None:
        return heard(state, _plan(args), names, touched=now, now=now)
    if args.get("plan") is None:
        return None
    return Joint(begun(_plan(args), now), n=1, by=names.me, host=names.me, asked=True)


def _plan(args: dict[str, object]) -> Plan:
    plan = read_plan(members(args.get("plan"), "The plan"))
    if plan.form != APART:
        raise Malformed("Only what is done apart is done in step; what touches is done on one phone.")
    return plan


def _clock(value: object, now: int) -> Clock | None:
    if value is None:
        return None
    clock = members(value, "The clock")
    whole = number_to(clock, "whole", LONGEST_TIME)
    gone = min(number(clock, "gone"), whole or LONGEST_TIME)
    return Clock(whole, gone, now if flag(clock, "runs") else None)


def _shown(joint: Joint, names: Names, now: int) -> dict[str, object]:
    return {
        "kept": None if joint.session.closed else _written(joint),
        "view": session_view(joint.session, now),
        "say": said(joint, names, now),
        "asked": joint.asked,
    }


def _written(joint: Joint) -> str:
    stamp = {"n": joint.n, "by": joint.by, "host": joint.host, "asked": joint.asked}
    return write({"stamp": stamp, "session": kept(joint.session)})


def _kept(text: str, now: int) -> Joint | None:
    """Return what was kept; None where nobody has pressed anything here for so long."""
    written = members(parse(text), "The session")
    stamp = members(written.get("stamp"), "The stamp")
    session = found(token(written, "session"), now)
    if session is None:
        return None
    by, host = token(stamp, "by"), token(stamp, "host")
    return Joint(session, n=number(stamp, "n"), by=by, host=host, asked=flag(stamp, "asked"))
