# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ben, who lives without a browser: one act for each line of JSON that comes in, one line of JSON back."""

import json
import sys
from collections.abc import Callable
from typing import Any

import httpx

from nearer.client import bonding, people, reading, writing
from nearer.client.device import Device


class Ben:
    """A person of the Python client, with one bond at most."""

    def __init__(self, origin: str) -> None:
        self.device = Device(httpx.Client(base_url=origin, timeout=60))
        self.person: Any = None

    def sign_up(self, handle: str, passphrase: str) -> str:
        """Make an account."""
        self.person = people.sign_up(self.device, handle=handle, passphrase=passphrase)
        return str(self.person.handle)

    def sign_in(self, handle: str, passphrase: str) -> str:
        """Come with an account that was made elsewhere."""
        self.person = people.sign_in(self.device, handle=handle, passphrase=passphrase)
        return str(self.person.handle)

    def accept(self, invitation: str, secret: str, name: str) -> str:
        """Join, and say one's name."""
        bond = bonding.accept(self.person, invitation, secret)
        self.say_name(name)
        return bond.safety_code

    def say_name(self, name: str) -> None:
        """Say how one wants to be called."""
        bond, feed = self._bond()
        writing.share(self.person, bond, feed, "hello", {"name": name})

    def begin_epoch(self) -> int:
        """Give the bond a new key."""
        return bonding.begin_epoch(self.person, self._bond()[0]).newest.key.epoch

    def answer(self, question: str, round_: int, text: str) -> str:
        """Answer, and give the key away if the other's answer is there."""
        bond, feed = self._bond()
        sent = writing.answer(self.person, bond, feed, question=question, round_=round_, text=text)
        writing.release(self.person, bond, reading.read(self.person, bond))
        return sent.state

    def texts(self) -> list[str]:
        """Give every answer that is open, after giving away what is due."""
        bond, feed = self._bond()
        writing.release(self.person, bond, feed)
        feed = reading.read(self.person, bond)
        insides = [letter.inside for letter in feed.letters if letter.inside is not None]
        return sorted(str(inside.data["text"]) for inside in insides if inside.kind == "answer")

    def troubles(self) -> int:
        """Count what did not verify."""
        return len(self._bond()[1].troubles)

    def _bond(self) -> tuple[bonding.Bond, reading.Feed]:
        (bond,) = bonding.bonds(self.person)
        return bond, reading.read(self.person, bond)


def main() -> None:
    """Do as each line says until there are no more."""
    ben = Ben(sys.argv[1])
    for line in sys.stdin:
        verb, *given = json.loads(line)
        act: Callable[..., object] = getattr(ben, verb)
        sys.stdout.write(json.dumps(act(*given)) + "\n")
        sys.stdout.flush()


main()
