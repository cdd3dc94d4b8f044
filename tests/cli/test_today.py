# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer today`: the page Today in a terminal, and nothing is left behind by looking."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from nearer.cli import main
from nearer.client import people, writing
from tests.live import PASSPHRASE, Actor, Server, Stage, a_server, pair

ADAS = "The smell of rain on the way to school."
BENS = "My grandfather's radio, always a little off the station."


@dataclass(frozen=True, slots=True)
class Two:
    """Ada, whose passphrase is stretched as in life, and Ben, with a bond."""

    server: Server
    ada: Actor
    ben: Actor

    def today(self, passphrase: str = PASSPHRASE) -> tuple[int, str]:
        """Let Ada type `nearer today`; give the status and what it printed."""
        words = ["today", "--server", self.server.url, "--name", self.ada.person.handle]
        ran = CliRunner().invoke(main, words, input=f"{passphrase}\n")
        return ran.exit_code, ran.output

    def answer(self, actor: Actor, text: str) -> None:
        """Let one of them answer the same question."""
        writing.answer(actor.person, actor.bond(), actor.feed(), question="q001", round_=1, text=text)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    """Bring the two together on a server of their own."""
    with a_server(tmp_path) as server:
        stage = Stage(server)
        who = {"handle": f"ada-{secrets.token_hex(4)}", "passphrase": PASSPHRASE}
        ada = Actor(people.sign_up(replace(stage.device(), log_n=17), **who, setup=server.setup), "Ada")
        ben = stage.sign_up("Ben")
        pair(ada, ben, host="other")
        for actor in (ada, ben):
            writing.share(actor.person, actor.bond(), actor.feed(), "hello", {"name": actor.name})
        yield Two(server, ada, ben)
        stage.close()


def test_the_evening_is_read_as_far_as_it_has_come(two: Two) -> None:
    status, read = two.today()
    assert status == 0, read
    assert "Today with Ben" in read
    assert "Answer it in a browser; it opens when both answers are in." in read
    two.answer(two.ben, BENS)
    assert "radio" not in two.today()[1]
    two.answer(two.ada, ADAS)
    status, read = two.today()
    assert status == 0, read
    assert f"You: {ADAS}" in read
    assert f"Ben: {BENS}" in " ".join(read.split())


def test_looking_leaves_nothing_behind(two: Two) -> None:
    two.answer(two.ada, ADAS)
    before = [letter.position for letter in two.ben.feed().letters]
    sessions = len(two.ada.device.ask("GET", "/me/sessions"))
    assert two.today()[0] == 0
    assert [letter.position for letter in two.ben.feed().letters] == before
    assert len(two.ada.device.ask("GET", "/me/sessions")) == sessions


def test_a_wrong_passphrase_is_one_sentence(two: Two) -> None:
    status, said = two.today("six words that open nothing at all")
    assert status == 1
    assert "Error: " in said
    assert "Traceback" not in said
    assert "Today with" not in said
