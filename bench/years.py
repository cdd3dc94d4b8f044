# SPDX-License-Identifier: AGPL-3.0-or-later
"""Years of two people who do not exist, lived on a running server through the client that real people use.

Every record is sealed, signed, sent, held, opened and verified as anybody's would be. What the two say has
the lengths of the demo's story; how often they say something is a `Habits`.
"""

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from nearer.cli import built
from nearer.client import bonding, own, people, reading, writing
from nearer.client.device import Device
from nearer.sealed import age, drawer, pairing

PASSPHRASE = "glove satin curliness overrate oversized outcast"  # noqa: S105 - of nobody
KIND = "partner"
NAMES = ("Ada", "Ben")
SPARE = 20  # light questions that the two have not come to yet, so that there is one to ask
ROUNDS = 9
SAYING = """\
the kettle stairs and your coat we walked along water until nobody spoke I heard you laugh before it rained
because every morning someone has to begin a letter that my mother never sent there was bread on the table
"""


@dataclass(frozen=True, slots=True)
class Habits:
    """How often something happens: chances a day, or where said, of each exchange. Defaults: the demo's."""

    exchange: float = 27 / 90
    response: float = 0.4  # of each half of an exchange
    felt: float = 0.8  # of each response
    appreciate: float = 15 / 90
    question: float = 1 / 90
    first: float = 1 / 90
    checkin: float = 0.85
    practised: float = 5 / 90
    journal: float = 3 / 90
    put_off: float = 0.05
    moved_on: float = 0.2  # passes, of each exchange


DEMO = Habits()
# Both come most evenings, for years: about three records a day on one device.
FAITHFUL = Habits(
    exchange=1 / 3, response=0.7, appreciate=0.3, question=1 / 60, practised=1 / 8, journal=0.1, moved_on=0.1
)


@dataclass(slots=True)
class Half:
    """One of the two, on one device."""

    name: str
    person: people.Person
    bond: bonding.Bond
    drawer: str
    feed: reading.Feed = field(default_factory=reading.Feed)
    bundles: tuple[own.Bundle, ...] = ()
    waiting: list[dict[str, Any]] = field(default_factory=list)
    behind: bool = True
    sent: int = 0

    def read(self) -> None:
        """Read what came. Where nothing has to be released only the ends are kept: years are long."""
        self.feed = reading.read(self.person, self.bond, self.feed)
        if self.bond.hold == "strict":
            if released := writing.release(self.person, self.bond, self.feed):
                self.sent += len(released)
                self.feed = reading.read(self.person, self.bond, self.feed)
        else:
            self.feed = replace(self.feed, letters=(), troubles=())
        self.behind = False

    def share(self, kind: str, data: dict[str, Any]) -> str:
        """Send a shared record and give its id."""
        if self.behind:
            self.read()
        self.behind = True
        self.sent += 1
        return writing.share(self.person, self.bond, self.feed, kind, data).id

    def answer(self, question: str, round_: int, text: str) -> str:
        """Answer a question and give the answer's id."""
        self.sent += 1
        given = {"question": question, "round_": round_, "text": text}
        return writing.answer(self.person, self.bond, self.feed, **given).id  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Lived:
    """What there is now. `records` counts what Ada's device has to read, by kind, bundles taken apart.

    `sent` counts what has left both devices: bundles whole, and the keys of strict answers.
    """

    handle: str
    other: str
    bond: str
    days: int
    records: Counter[str]
    sent: int


class Life:
    """The two, the day it is for them, and what they have not talked about yet."""

    def __init__(self, habits: Habits, seed: int, keepers: Sequence[str]) -> None:
        self.today = dt.date.min
        self.habits = habits
        self.chance = random.Random(seed)  # noqa: S311 - invented days
        self.keepers = keepers
        self.records: Counter[str] = Counter()
        self.halves: tuple[Half, ...] = ()
        self.vocabulary = SAYING.split()
        catalogue = json.loads(built.catalogue())
        suiting = [one for one in catalogue["questions"] if KIND in one["bonds"]]
        suiting.sort(key=lambda one: (one["depth"], one["id"]))
        ids = [one["id"] for one in suiting[SPARE:]]
        self.asking = [(id_, round_) for round_ in range(1, ROUNDS + 1) for id_ in ids]
        self.practices = [one["id"] for one in catalogue["practices"] if KIND in one["bonds"]]

    def live(self, days: int, until: dt.date) -> None:
        """Live `days` days, the last of them on the day before `until`."""
        for half in self.halves:
            self.share(half, "hello", {"name": half.name})
            self.keep(half, "limits", {"topics": [], "touch": 2, "depth": 0})
        for ago in range(days, 0, -1):
            self.today = until - dt.timedelta(days=ago)
            self._one_day()
        for half in self.halves:
            own.remember(half.person, {half.bond.id: half.feed})

    def _one_day(self) -> None:
        if self.today.weekday() == 0:
            for half in self.halves:
                items = self.chance.sample(self.practices, 7)
                self.share(half, "week", {"from": self.today.isoformat(), "items": items})
        if self._on(self.habits.exchange):
            self._exchange()
        for half in self.halves:
            if self._on(self.habits.appreciate / 2):
                self._appreciate(half)
        for half in self.halves:
            if half.name in self.keepers:
                self._keep_all(half)
                half.waiting = own.send_bundle(half.person, self.today, half.waiting, half.bundles)
                half.bundles = own.read(half.person, half.bundles)
                half.sent += 1
            half.read()

    def _exchange(self) -> None:
        """Let both answer, now and then one of them first or of their own asking, and say something back."""
        asked_by = self.chance.choice(self.halves)
        if self._on(self.habits.question / self.habits.exchange):
            put = self.share(asked_by, "question", {"text": self.words(90), "depth": 2})
            question, round_ = f"own-{put}", 1
        else:
            question, round_ = self.asking.pop(0)
        texts = {half.name: self.words(103) for half in self.halves}
        answers = {half.name: half.answer(question, round_, texts[half.name]) for half in self.halves}
        self.records["answer"] += len(answers)
        if self._on(self.habits.first / self.habits.exchange):
            said = {"question": question, "round": round_, "text": texts[asked_by.name]}
            self.share(asked_by, "first", said)
        for half, other in (self.halves, self.halves[::-1]):
            half.read()
            if self._on(self.habits.response):
                said = {"record": answers[other.name], "starter": "heard", "text": self.words(56)}
                self.share(half, "respond", said)
                if self._on(self.habits.felt):
                    felt = "yes" if self._on(0.8) else "partly"
                    self.keep(other, "felt", {"record": answers[other.name], "understood": felt})
            if self._on(self.habits.moved_on):
                self.keep(half, "pass", {"question": self.asking.pop(0)[0], "round": 1})

    def _appreciate(self, half: Half) -> None:
        said = {"what": self.words(60), "when": self.words(20), "meant": self.words(40)}
        self.share(half, "appreciate", {**said, "from": self.today.isoformat()})

    def _keep_all(self, half: Half) -> None:
        """Keep what one keeps for oneself on a day."""
        day = self.today.isoformat()
        if self._on(self.habits.checkin):
            self.keep(half, "checkin", {"day": day, **self._check_in()})
        if self._on(self.habits.practised):
            item = self.chance.choice(self.practices)
            self.keep(half, "practised", {"item": item, "day": day, "done": "yes", "felt": "nicer"})
        if self._on(self.habits.put_off):
            self.keep(half, "not-tonight", {"item": self.chance.choice(self.practices), "day": day})
        if self._on(self.habits.journal):
            entry = drawer.Entry(self.words(150), f"{day}T22:40")
            self.keep(half, "journal", {"drawer": drawer.seal_entry(half.drawer, entry)})

    def _check_in(self) -> dict[str, Any]:
        taps = {name: self.chance.randrange(11) for name in ("close", "understood", "tension", "apart")}
        told = {name: self.chance.randrange(3) for name in ("mine", "theirs")}
        return {"met": True, "light": False, "late": False, **taps, **told, "space": "right"}

    def share(self, half: Half, kind: str, data: dict[str, Any]) -> str:
        """Let one of the two send a shared record."""
        self.records[kind] += 1
        return half.share(kind, data)

    def keep(self, half: Half, kind: str, data: dict[str, Any]) -> None:
        """Let one of the two keep an own record, where their own days are made at all."""
        if half.name in self.keepers:
            half.waiting.append(own.element(half.person, kind, half.bond.id, self.today, data))
            self.records[kind] += half is self.halves[0]

    def words(self, about: int) -> str:
        """Give a sentence of about so many characters."""
        length = round(about * self.chance.uniform(0.6, 1.4))
        said = " ".join(self.chance.choices(self.vocabulary, k=length // 4))
        return said[:length].strip().capitalize() + "."

    def _on(self, chance: float) -> bool:
        return self.chance.random() < chance


def live(
    origin: str,
    setup: str | None,
    *,
    days: int,
    until: dt.date,
    habits: Habits = DEMO,
    host: str = "other",
    seed: int = 5,
    keepers: Sequence[str] = ("Ada",),
    mark: str = "",
) -> Lived:
    """Sign Ada and Ben up on a server and let them live; whose own days are made too, `keepers` says.

    `mark` tells the sign-in names of several pairs apart. `host` `other` holds words back by the server, `us`
    strictly. Whoever comes first needs `setup`.
    """
    life = Life(habits, seed, keepers)
    life.today = until - dt.timedelta(days=days + 1)
    with ExitStack() as lines:
        made = []
        for name in NAMES:
            http = lines.enter_context(httpx.Client(base_url=origin, timeout=60))
            device = Device(http, today=lambda: life.today)
            made.append(_sign_up(device, name.lower() + mark, setup))
        life.halves = _meet(made, host)
        life.live(days, until)
        mine, other = life.halves
        sent = sum(half.sent for half in life.halves)
        return Lived(mine.person.handle, other.person.handle, mine.bond.id, days, life.records, sent)


def _sign_up(device: Device, handle: str, setup: str | None) -> people.Person:
    token = None if device.ask("GET", "/instance")["claimed"] else setup
    return people.sign_up(device, handle=handle, passphrase=PASSPHRASE, setup=token)


def _meet(both: Sequence[people.Person], host: str) -> tuple[Half, ...]:
    ada, ben = both
    invitation = bonding.invite(ada, pairing.Greeting("Ada", KIND, host))
    bonding.accept(ben, invitation.id, invitation.secret)
    return tuple(map(_half, NAMES, both))


def _half(name: str, person: people.Person) -> Half:
    (bond,) = bonding.bonds(person)
    bonding.confirm_safety(person, bond)
    return Half(name, person, bond, age.recipient_of(age.draw_identity(person.device.random)))
