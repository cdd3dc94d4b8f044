# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person keeps to themselves: the kinds of record of which nobody else ever holds one."""

from nearer.core.records.kinds import Content

MILLION = 1_000_000  # parts, in which a chance is kept


class Pass(Content):
    """Its author does not want this question in this round."""

    __slots__ = ("question", "round")

    def __init__(self, question: str, round_: int) -> None:
        self.question = question
        self.round = round_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("pass", self.question, str(self.round))


class Later(Content):
    """Its author would rather have another question on the day of this record."""

    __slots__ = ("question", "round")

    def __init__(self, question: str, round_: int) -> None:
        self.question = question
        self.round = round_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("later", self.question, str(self.round))


class Kept(Content):
    """A question answered alone, for oneself."""

    __slots__ = ("question", "round", "text")

    def __init__(self, question: str, round_: int, text: str) -> None:
        self.question = question
        self.round = round_
        self.text = text

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("kept", self.question, str(self.round), self.text)


class Noticed(Content):
    """An appreciation kept for oneself."""

    __slots__ = ("meant", "what", "when")

    def __init__(self, what: str, when: str, meant: str) -> None:
        self.what = what
        self.when = when
        self.meant = meant

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("noticed", self.what, self.when, self.meant)


class CheckIn(Content):
    """How a day was; None is skipped. `mine` and `theirs` are None, too, where the two did not meet."""

    __slots__ = (
        "apart",
        "close",
        "day",
        "late",
        "light",
        "met",
        "mine",
        "space",
        "tension",
        "theirs",
        "understood",
    )

    def __init__(
        self,
        *,
        day: str,
        met: bool,
        light: bool,
        late: bool,
        close: int | None,
        understood: int | None,
        mine: int | None,
        theirs: int | None,
        tension: int | None,
        space: str | None,
        apart: int | None,
    ) -> None:
        self.day = day
        self.met = met
        self.light = light
        self.late = late
        self.close = close
        self.understood = understood
        self.mine = mine if met else None
        self.theirs = theirs if met else None
        self.tension = tension
        self.space = space
        self.apart = apart

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        given = (self.met, self.light, self.late, self.close, self.understood, self.mine, self.theirs)
        more = (self.tension, self.space, self.apart)
        return ("checkin", self.day, str(given), str(more))


class Practised(Content):
    """Whether a practice that was on was done, and how it felt afterwards."""

    __slots__ = ("day", "done", "felt", "item")

    def __init__(self, item: str, day: str, done: str | None, felt: str | None) -> None:
        self.item = item
        self.day = day
        self.done = done
        self.felt = felt

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("practised", self.item, self.day, self.done or "", self.felt or "")


class Drawn(Content):
    """How its author's draw of a week came about: what was drawn, and how likely, in millionths.

    `likely` has the seven practices' own chances, `families` those of each family on the seven evenings; 0 is
    that nothing of it could come. `record` is the id of what was published and `days` are those of which the
    message about evenings in it was made; '' and None where that is not known.
    """

    __slots__ = ("days", "families", "items", "likely", "monday", "record")

    def __init__(
        self,
        monday: str,
        items: tuple[str, ...],
        likely: tuple[int, ...],
        families: dict[str, tuple[int, ...]],
        *,
        record: str = "",
        days: tuple[int, ...] | None = None,
    ) -> None:
        self.monday = monday
        self.items = items
        self.likely = likely
        self.families = families
        self.record = record
        self.days = days

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        said = ("drawn", self.monday, str(self.likely), self.record, str(self.days))
        return said + self.items


class Felt(Content):
    """Whether its author felt understood by how the other met an answer of theirs."""

    __slots__ = ("record", "understood")

    def __init__(self, record: str, understood: str) -> None:
        self.record = record
        self.understood = understood

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("felt", self.record, self.understood)


class Limits(Content):
    """What is off limits: topics, touch above a level, depth below one (0: it grows by itself)."""

    __slots__ = ("depth", "topics", "touch")

    def __init__(self, topics: tuple[str, ...], touch: int, depth: int) -> None:
        self.topics = topics
        self.touch = touch
        self.depth = depth

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("limits", str(self.touch), str(self.depth)) + self.topics  # noqa: RUF005 - as in `Week`


class Unwanted(Content):
    """A practice is not for its author, or (`is_` False) it is again."""

    __slots__ = ("is_", "item")

    def __init__(self, item: str, is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.item = item
        self.is_ = is_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("unwanted", self.item, str(self.is_))


class Favourite(Content):
    """A practice that its author likes to come back to, or (`is_` False) does no more."""

    __slots__ = ("is_", "item")

    def __init__(self, item: str, is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.item = item
        self.is_ = is_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("favourite", self.item, str(self.is_))


class NotTonight(Content):
    """Its author would rather rest on a day than do the practice that was on."""

    __slots__ = ("day", "item")

    def __init__(self, item: str, day: str) -> None:
        self.item = item
        self.day = day

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("not-tonight", self.item, self.day)


class With(Content):
    """With whom, said before anybody was paired."""

    __slots__ = ("kind", "name")

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("with", self.kind, self.name)


class Seeing(Content):
    """Whether anything may be worked out from its author's check-ins."""

    __slots__ = ("on",)

    def __init__(self, on: bool) -> None:  # noqa: FBT001 - as the record says it
        self.on = on

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("seeing", str(self.on))


class LeftOut(Content):
    """A day whose check-in counts for nothing that is worked out, or (`is_` False) counts again."""

    __slots__ = ("day", "is_")

    def __init__(self, day: str, is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.day = day
        self.is_ = is_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("left-out", self.day, str(self.is_))


class Afresh(Content):
    """From which day on check-ins count; None: all of them."""

    __slots__ = ("from_",)

    def __init__(self, from_: str | None) -> None:
        self.from_ = from_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("afresh", self.from_ or "")
