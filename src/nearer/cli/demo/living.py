# SPDX-License-Identifier: AGPL-3.0-or-later
"""Living through the story: every record is sealed, signed, sent, held and opened as anybody's would be."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import httpx

from nearer.cli import serve
from nearer.cli.demo import deeds, story
from nearer.cli.demo.deeds import Deed, Life, Player
from nearer.client import bonding, evening, own, people
from nearer.client.device import Device, Offline
from nearer.sealed import account, pairing, words

PATIENCE = 60.0  # seconds for the server to begin


def live(origin: str, catalogue: str, begin: dt.date) -> dict[str, str]:
    """Make both people and their ninety days up to the day before `begin`; give passphrases by handle."""
    told = story.read()
    with ExitStack() as lines:
        life = Life(begin - dt.timedelta(days=story.BEGIN), catalogue, {})
        _meet(life, told, lambda: lines.enter_context(_line(origin)))
        days = deeds.by_day(told)
        for ago in range(story.BEGIN, 0, -1):
            life.today = begin - dt.timedelta(days=ago)
            _live_one_day(life, days.get(ago, []))
        return {who: player.passphrase for who, player in life.players.items()}


def _live_one_day(life: Life, todays: list[Deed]) -> None:
    if todays:
        for player in life.players.values():
            player.read()
    if life.today.weekday() == 0:
        for player in life.players.values():
            _draw(life, player)
    for deed in todays:
        deed(life)
        for player in life.players.values():
            player.read()
    for player in life.players.values():
        player.waiting = own.send_bundle(player.person, life.today, player.waiting, player.bundles)
        player.bundles = own.read(player.person, player.bundles)


def _meet(life: Life, told: story.Story, line: Callable[[], httpx.Client]) -> None:
    """Sign both up, pair them as people do, and say how far each lets nearer go."""
    made = {who: _sign_up(life, who, line()) for who in story.WHO}
    ada, ben = (made[who][0] for who in story.WHO)
    invitation = bonding.invite(ada, pairing.Greeting(told.names["ada"], told.kind, "other"))
    bonding.accept(ben, invitation.id, invitation.secret)
    for who, (person, passphrase) in made.items():
        (bond,) = bonding.bonds(person)
        bonding.confirm_safety(person, bond)
        life.players[who] = Player(person, passphrase, bond)
    for who, player in life.players.items():
        player.share("hello", {"name": told.names[who]})
        player.keep("limits", {"topics": [], "touch": 2, "depth": 0})


def _sign_up(life: Life, who: str, line: httpx.Client) -> tuple[people.Person, str]:
    device = Device(line, today=lambda: life.today)
    passphrase = _speakable(device)
    setup = None if device.ask("GET", "/instance")["claimed"] else serve.setup_token()
    person = people.sign_up(device, handle=who, passphrase=passphrase, setup=setup, label="the demo")
    people.set_recovery(person, passphrase=passphrase, code=account.draw_recovery_code(device.random))
    return person, passphrase


def _speakable(device: Device) -> str:
    """Draw a passphrase whose words hold no hyphen, because hyphens stand between them in the link."""
    while True:
        drawn = words.draw_passphrase(device.random)
        if "-" not in drawn:
            return drawn


@contextmanager
def _line(origin: str) -> Iterator[httpx.Client]:
    """Open a line to the server that is just starting; wait until it answers."""
    with httpx.Client(base_url=origin, timeout=PATIENCE) as http:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                Device(http).ask("GET", "/instance")
            except Offline:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                break
        yield http


def _draw(life: Life, player: Player) -> None:
    """Publish the week's draw, as a browser does at the first opening of a week."""
    drawn = evening.draw(
        player.person, player.bond, player.feed.letters, own=player.bundles, catalogue=life.catalogue
    )
    if drawn is not None:
        player.keep("drawn", drawn["drawn"])
        player.share("week", drawn["week"])
