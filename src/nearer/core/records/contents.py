# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the `data` of a record to its content, one function for each kind; Malformed where it is none."""

from nearer.core.border import (
    Malformed,
    day,
    elements,
    flag,
    members,
    number,
    number_or_none,
    number_to,
    one_of,
    one_of_or_none,
    token,
    token_or_none,
    whole_text,
    words,
)
from nearer.core.catalogue.terms import BONDS, DEPTHS, TOPICS
from nearer.core.days import WEEK, number_of, weekday_of
from nearer.core.records.experiments import LENGTHS, Propose, TakePart
from nearer.core.records.kinds import (
    NONE,
    Answer,
    Appreciate,
    Ask,
    Content,
    Edit,
    First,
    Hello,
    Respond,
    Week,
)
from nearer.core.records.own_kinds import (
    MILLION,
    Afresh,
    CheckIn,
    Drawn,
    Favourite,
    Felt,
    Kept,
    Later,
    LeftOut,
    Limits,
    Noticed,
    NotTonight,
    Pass,
    Practised,
    Seeing,
    Unwanted,
    With,
)

STARTERS = ("heard", "sense", "thanks", "more", "room", "plain")
UNDERSTOOD = ("yes", "partly", "no")
DONE = ("yes", "partly", "no")
FELT = ("nicer", "same", "worse")
SPACES = ("together", "right", "space")
MOST, MOST_SHARED, MOST_TOUCH = 10, 2, 3


def _hello(data: dict[str, object]) -> Content:
    return Hello(words(data, "name"))


def _answer(data: dict[str, object]) -> Content:
    return Answer(token(data, "question"), number(data, "round"), words(data, "text"))


def _edit(data: dict[str, object]) -> Content:
    return Edit(token(data, "record"), words(data, "text"))


def _first(data: dict[str, object]) -> Content:
    return First(token(data, "question"), number(data, "round"), words(data, "text"))


def _ask(data: dict[str, object]) -> Content:
    depth = number(data, "depth")
    if depth not in DEPTHS:
        raise Malformed("'depth' is not from 1 to 5.")
    return Ask(token(data, "text"), depth)


def _respond(data: dict[str, object]) -> Content:
    return Respond(token(data, "record"), one_of(data, "starter", STARTERS), words(data, "text"))


def _appreciate(data: dict[str, object]) -> Content:
    from_ = None if data.get("from") is None else day(data, "from")
    return Appreciate(words(data, "what"), words(data, "when"), words(data, "meant"), from_)


def _week(data: dict[str, object]) -> Content:
    return Week(_monday(data), _items(data), token_or_none(data, "experiment") or NONE)


def _monday(data: dict[str, object]) -> str:
    monday = day(data, "from")
    if weekday_of(number_of(monday)) != 0:
        raise Malformed("'from' is not a Monday.")
    return monday


def _items(data: dict[str, object]) -> tuple[str, ...]:
    return tuple([whole_text(item, "items") for item in _seven(data, "items")])


def _seven(data: dict[str, object], name: str) -> list[object]:
    found = elements(data.get(name), "'" + name + "'")
    if len(found) != WEEK:
        raise Malformed("'" + name + "' are not seven.")
    return found


def _experiment(data: dict[str, object]) -> Content:
    """Read a proposal: a practice, a Monday, and one of the lengths for which everything was fixed."""
    monday, weeks = _monday(data), number(data, "weeks")
    if weeks not in LENGTHS:
        raise Malformed("'weeks' are none of 4, 8 and 12.")
    return Propose(token(data, "item"), monday, weeks)


def _pass(data: dict[str, object]) -> Content:
    return Pass(token(data, "question"), number(data, "round"))


def _later(data: dict[str, object]) -> Content:
    return Later(token(data, "question"), number(data, "round"))


def _kept(data: dict[str, object]) -> Content:
    return Kept(token(data, "question"), number(data, "round"), words(data, "text"))


def _noticed(data: dict[str, object]) -> Content:
    return Noticed(words(data, "what"), words(data, "when"), words(data, "meant"))


def _checkin(data: dict[str, object]) -> Content:
    return CheckIn(
        day=day(data, "day"),
        met=flag(data, "met"),
        light=flag(data, "light"),
        late=flag(data, "late"),
        close=number_or_none(data, "close", MOST),
        understood=number_or_none(data, "understood", MOST),
        mine=number_or_none(data, "mine", MOST_SHARED),
        theirs=number_or_none(data, "theirs", MOST_SHARED),
        tension=number_or_none(data, "tension", MOST),
        space=one_of_or_none(data, "space", SPACES),
        apart=number_or_none(data, "apart", MOST),
    )


def _practised(data: dict[str, object]) -> Content:
    done, felt = one_of_or_none(data, "done", DONE), one_of_or_none(data, "felt", FELT)
    return Practised(token(data, "item"), day(data, "day"), done, felt)


def _drawn(data: dict[str, object]) -> Content:
    families = members(data.get("families"), "'families'")
    chances = {name: _chances(families, name) for name in families}
    record = token_or_none(data, "record") or ""
    days = None if data.get("days") is None else weekdays(data, "days")
    return Drawn(_monday(data), _items(data), _chances(data, "likely"), chances, record=record, days=days)


def weekdays(data: dict[str, object], name: str) -> tuple[int, ...]:
    """Read weekdays, Monday is 0, each once and ascending: one choice has one spelling."""
    found = [number_to({name: one}, name, WEEK - 1) for one in elements(data.get(name), "'" + name + "'")]
    if found != sorted(set(found)):
        raise Malformed("'" + name + "' do not ascend.")
    return tuple(found)


def _chances(data: dict[str, object], name: str) -> tuple[int, ...]:
    """Read seven chances in millionths."""
    return tuple([number_to({name: chance}, name, MILLION) for chance in _seven(data, name)])


def _felt(data: dict[str, object]) -> Content:
    return Felt(token(data, "record"), one_of(data, "understood", UNDERSTOOD))


def _limits(data: dict[str, object]) -> Content:
    """Read limits; a topic that this version does not know is passed over, and the rest holds."""
    named = elements(data.get("topics"), "'topics'")
    topics = tuple([topic for topic in TOPICS if topic in named])
    return Limits(topics, number_to(data, "touch", MOST_TOUCH), number_to(data, "depth", DEPTHS[-1]))


def _unwanted(data: dict[str, object]) -> Content:
    return Unwanted(token(data, "item"), flag(data, "is"))


def _favourite(data: dict[str, object]) -> Content:
    return Favourite(token(data, "item"), flag(data, "is"))


def _not_tonight(data: dict[str, object]) -> Content:
    return NotTonight(token(data, "item"), day(data, "day"))


def _with(data: dict[str, object]) -> Content:
    return With(one_of(data, "kind", BONDS), words(data, "name"))


def _seeing(data: dict[str, object]) -> Content:
    return Seeing(flag(data, "on"))


def _left_out(data: dict[str, object]) -> Content:
    return LeftOut(day(data, "day"), flag(data, "is"))


def _afresh(data: dict[str, object]) -> Content:
    return Afresh(None if data.get("from") is None else day(data, "from"))


def _take_part(data: dict[str, object]) -> Content:
    return TakePart(token(data, "record"), flag(data, "is"))


READERS = {
    "hello": _hello,
    "answer": _answer,
    "edit": _edit,
    "first": _first,
    "question": _ask,
    "respond": _respond,
    "appreciate": _appreciate,
    "week": _week,
    "experiment": _experiment,
    "pass": _pass,
    "later": _later,
    "kept": _kept,
    "noticed": _noticed,
    "checkin": _checkin,
    "practised": _practised,
    "drawn": _drawn,
    "felt": _felt,
    "limits": _limits,
    "unwanted": _unwanted,
    "favourite": _favourite,
    "not-tonight": _not_tonight,
    "with": _with,
    "seeing": _seeing,
    "left-out": _left_out,
    "afresh": _afresh,
    "take-part": _take_part,
}
