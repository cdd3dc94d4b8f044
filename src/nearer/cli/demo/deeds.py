# SPDX-License-Identifier: AGPL-3.0-or-later
"""The story as deeds on days: what each of the two does, and on which day."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from nearer.cli.demo import course, story
from nearer.client import bonding, own, people, reading, writing
from nearer.sealed import drawer

AT_NIGHT = "T22:40"

Deed = Callable[["Life"], None]


@dataclass(slots=True)
class Player:
    """One of the two, on one device whose calendar the story turns."""

    person: people.Person
    passphrase: str
    bond: bonding.Bond
    feed: reading.Feed = field(default_factory=reading.Feed)
    bundles: tuple[own.Bundle, ...] = ()
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def keep(self, kind: str, data: dict[str, Any]) -> None:
        """Keep an own record for the bundle of the day."""
        today = self.person.device.today()
        self.waiting.append(own.element(self.person, kind, self.bond.id, today, data))

    def share(self, kind: str, data: dict[str, Any]) -> None:
        """Send a shared record."""
        writing.share(self.person, self.bond, self.feed, kind, data)
        self.read()

    def answer(self, question: str, text: str) -> None:
        """Answer a question of the first round."""
        writing.answer(self.person, self.bond, self.feed, question=question, round_=1, text=text)

    def read(self) -> None:
        """Read what came, and give the keys of what has met."""
        self.feed = reading.read(self.person, self.bond, self.feed)
        if writing.release(self.person, self.bond, self.feed):
            self.feed = reading.read(self.person, self.bond, self.feed)

    def find(self, author: str, kind: str, **data: Any) -> str:
        """Give the id of a record with these data."""
        for letter in self.feed.letters:
            inside = letter.inside
            if letter.head.author != author or inside is None or inside.kind != kind:
                continue
            if all(inside.data.get(name) == value for name, value in data.items()):
                return letter.head.id
        raise LookupError(f"the story speaks of a {kind} that is not there: {data}")


@dataclass(slots=True)
class Life:
    """The two, the day, and the catalogue."""

    today: dt.date
    catalogue: str
    players: dict[str, Player]


def by_day(told: story.Story) -> dict[int, list[Deed]]:
    """Put everything that the story tells on its days."""
    days: dict[int, list[Deed]] = {}
    for ago, deed in (*_of_each(told), *_of_both(told)):
        days.setdefault(ago, []).append(deed)
    return days


def _of_each(told: story.Story) -> Iterator[tuple[int, Deed]]:
    """Give what each does alone."""
    for number, who in enumerate(story.WHO):
        rated = course.check_ins(told.course, who, course.chance(number))
        for ago, data in rated.items():
            yield ago, _rates(who, data)
    for entry in told.journals:
        yield entry.ago, _writes_for_nobody(entry)
    for practised in told.practised:
        yield practised.ago, _practises(practised)


def _of_both(told: story.Story) -> Iterator[tuple[int, Deed]]:
    """Give what passes between them; on one day, what is answered comes before what is said to it."""
    for asked in told.asked:
        yield asked.ago, _asks(asked)
        for who, ago in asked.answered.items():
            yield ago, _answers_asked(who, asked)
    for first in told.first:
        yield first.ago, _goes_first(first)
        yield first.answered, _answers(_other(first.by), first.question, first.answer)
    for exchange in told.exchanges:
        for who, ago in exchange.ago.items():
            yield ago, _answers(who, exchange.question, exchange.words[who])
        for reply in exchange.replies:
            yield reply.ago, _replies(reply, exchange.question)
    for thanks in told.appreciations:
        yield thanks.ago, _appreciates(thanks)


def _rates(who: str, data: dict[str, Any]) -> Deed:
    return lambda life: life.players[who].keep("checkin", {"day": life.today.isoformat(), **data})


def _answers(who: str, question: str, text: str) -> Deed:
    return lambda life: life.players[who].answer(question, text)


def _replies(reply: story.Reply, question: str) -> Deed:
    def deed(life: Life) -> None:
        by, to = life.players[reply.by], life.players[reply.to]
        record = by.find(by.bond.theirs.author, "answer", question=question)
        by.share("respond", {"record": record, "starter": reply.starter, "text": reply.text})
        to.keep("felt", {"record": record, "understood": reply.understood})

    return deed


def _asks(asked: story.Asked) -> Deed:
    return lambda life: life.players[asked.by].share("question", {"text": asked.text, "depth": asked.depth})


def _answers_asked(who: str, asked: story.Asked) -> Deed:
    def deed(life: Life) -> None:
        player = life.players[who]
        author = player.bond.mine.author if who == asked.by else player.bond.theirs.author
        player.answer("own-" + player.find(author, "question", text=asked.text), asked.words[who])

    return deed


def _goes_first(first: story.First) -> Deed:
    def deed(life: Life) -> None:
        player = life.players[first.by]
        player.answer(first.question, first.text)
        player.share("first", {"question": first.question, "round": 1, "text": first.text})

    return deed


def _appreciates(thanks: story.Appreciation) -> Deed:
    def deed(life: Life) -> None:
        day = life.today + dt.timedelta(days=1) if thanks.morning else life.today
        said = {"what": thanks.what, "when": thanks.when, "meant": thanks.meant, "from": day.isoformat()}
        life.players[thanks.by].share("appreciate", said)

    return deed


def _practises(practised: story.Practised) -> Deed:
    def deed(life: Life) -> None:
        for who, (done, felt) in practised.how.items():
            data = {"item": practised.item, "day": life.today.isoformat(), "done": done, "felt": felt}
            life.players[who].keep("practised", data)

    return deed


def _writes_for_nobody(entry: story.Journal) -> Deed:
    def deed(life: Life) -> None:
        player = life.players[entry.by]
        recipient = people.read_self(player.person)["drawer"]["recipient"]
        written = drawer.Entry(entry.text, life.today.isoformat() + AT_NIGHT)
        sealed = drawer.seal_entry(recipient, written)
        player.keep("journal", {"drawer": sealed})

    return deed


def _other(who: str) -> str:
    return next(one for one in story.WHO if one != who)
