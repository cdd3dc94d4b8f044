# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ada and Ben as they are at home already: with accounts, a bond and a past, made by the Python people.

A journey that is about one matter begins here instead of at the first page; arriving has journeys of its own.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from nearer.client import bonding, own, people, reading, writing
from nearer.sealed.pairing import Greeting
from tests.journeys.visitor import Visitor
from tests.live import CODE, PASSPHRASE, Actor, Server, Stage, pair

ADAS = "The smell of rain on the way to school."
BENS = "My grandfather's radio, always a little off the station."


class Home(Stage):
    """Where people are who can also sign in by a browser: their passphrases are stretched as in life.

    Cleo runs the server; whoever else moves in comes by an invitation of hers.
    """

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self.cleo = self.sign_up("Cleo")

    def moves_in(self, name: str) -> Actor:
        """Make an account under the plain name, so that whoever types it finds it."""
        invitation = bonding.invite(self.cleo.person, Greeting("Cleo", "friend", "us"))
        device = replace(self.device(), log_n=17)
        who = {"handle": name.lower(), "passphrase": PASSPHRASE}
        person = people.sign_up(device, **who, invitation=invitation.id)
        people.set_recovery(person, passphrase=PASSPHRASE, code=CODE)
        return Actor(person, name)


@dataclass
class Two:
    """Ada and Ben with a bond, each with a way to act without a browser."""

    home: Home
    ada: Actor
    ben: Actor

    @property
    def bond(self) -> bonding.Bond:
        """Their bond as Ada sees it."""
        return self.ada.bond()

    def answer(self, actor: Actor, question: str, text: str) -> None:
        """Let one of them answer a question."""
        writing.answer(actor.person, actor.bond(), actor.feed(), question=question, round_=1, text=text)

    def keep(self, kind: str, data: dict[str, object]) -> None:
        """Let Ada keep something for herself, sent with the bundle of the day before."""
        day = self.ada.device.today()
        note = own.element(self.ada.person, kind, self.bond.id, day, data)
        own.send_bundle(self.ada.person, day, [note])

    def letters(self) -> tuple[reading.Letter, ...]:
        """Read what Ben can read in their bond."""
        return self.ben.feed().letters

    def given(self) -> list[str]:
        """Return what Ben can read, by kind, but for what devices send by themselves on its day."""
        said = [letter.inside.kind for letter in self.letters() if letter.inside]
        return [kind for kind in said if kind not in {"week", "wish-blinds", "wish-table"}]


@contextmanager
def settled(house: Server) -> Iterator[Two]:
    """Give Ada and Ben accounts, a bond, and a question that both answered; close their lines at the end."""
    home = Home(house)
    try:
        yield _settle(home)
    finally:
        home.close()


def _settle(home: Home) -> Two:
    ada, ben = home.moves_in("Ada"), home.moves_in("Ben")
    pair(ada, ben, host="other")
    two = Two(home, ada, ben)
    yesterday = ada.device.today() - dt.timedelta(days=1)  # this evening has a question of its own
    for actor in (ada.on(yesterday), ben.on(yesterday)):
        writing.share(actor.person, actor.bond(), actor.feed(), "hello", {"name": actor.name})
    two.answer(ada.on(yesterday), "q001", ADAS)
    two.answer(ben.on(yesterday), "q001", BENS)
    return two


def comes_home(visitor: Visitor, *, remember: bool = True) -> None:
    """Sign in by the browser, on a device that is new."""
    visitor.passphrase = PASSPHRASE
    visitor.go("/")
    visitor.tap("I have an account")
    visitor.unlocks(remember=remember)
    visitor.page.get_by_role("link", name="Me", exact=True).wait_for()
