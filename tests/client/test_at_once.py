# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people, or two devices of one, do the same at the same moment: that is the normal case."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from nearer.client import bonding, reading, writing
from nearer.client.device import Refusal
from nearer.sealed import pairing
from tests.live import Actor, Stage, a_server, pair

Made = TypeVar("Made")


def at_once(acts: Sequence[Callable[[], Made]]) -> list[Made]:
    """Do all of it at the same moment, each on a thread of its own."""
    ready = Barrier(len(acts))

    def act(one: Callable[[], Made]) -> Made:
        ready.wait(20)
        return one()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(act, acts))


def answering(actor: Actor, bond: bonding.Bond, question: str) -> Callable[[], writing.Sent]:
    """Seal first, so that only the sending is raced."""
    sealed = writing.seal_answer(
        actor.person, bond, reading.Feed(), question=question, round_=1, text=f"{actor.name} {question}"
    )
    return lambda: writing.send(actor.person, bond, reading.Feed(), sealed)


def test_both_press_at_once_and_both_answers_open_once(ada: Actor, ben: Actor) -> None:
    hers = pair(ada, ben, host="other")
    his = ben.bond()
    for question in ("q001", "q002", "q003", "q004"):
        states = {
            sent.state for sent in at_once([answering(ada, hers, question), answering(ben, his, question)])
        }
        assert "open" in states
    feed = ada.feed()
    assert feed.troubles == ()
    assert [one.position for one in feed.letters] == list(range(1, 9))
    assert len({(one.head.author, one.head.about) for one in feed.letters}) == 8
    assert reading.read_held(ada.person, hers) == reading.read_held(ben.person, his) == ()


def test_two_devices_write_at_once_and_the_chain_holds(stage: Stage, ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    other = stage.another_device(ada)

    def say_three(actor: Actor) -> Callable[[], None]:
        def say() -> None:
            for number in range(3):
                writing.share(actor.person, bond, reading.Feed(), "hello", {"name": f"{number}"})

        return say

    at_once([say_three(ada), say_three(other)])
    feed = ben.feed()
    assert feed.troubles == ()
    assert [one.head.seq for one in feed.letters] == [1, 2, 3, 4, 5, 6]


def test_one_record_sent_twice_at_once_is_there_once(stage: Stage, ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    other = stage.another_device(ada)
    sealed = writing.seal(ada.person, bond, reading.Feed(), "hello", {"name": "Ada"})

    def send(actor: Actor) -> Callable[[], writing.Sent]:
        return lambda: writing.send(actor.person, bond, reading.Feed(), sealed)

    sent = at_once([send(ada), send(other)])
    assert sent[0] == sent[1]
    assert len(ben.feed().letters) == 1


def test_one_invitation_accepted_by_two_at_once_makes_one_bond(ada: Actor, ben: Actor, dov: Actor) -> None:
    invitation = bonding.invite(ada.person, pairing.Greeting("Ada", "friend", "other"))

    def accept(actor: Actor) -> str:
        try:
            return bonding.accept(actor.person, invitation.id, invitation.secret).id
        except Refusal as refusal:
            return refusal.code

    outcomes = at_once([lambda: accept(ben), lambda: accept(dov)])
    assert "not-found" in outcomes
    assert [bond.id for bond in bonding.bonds(ada.person)] == [one for one in outcomes if one != "not-found"]


def test_an_acknowledged_answer_survives_a_kill(tmp_path: Path) -> None:
    with a_server(tmp_path) as server:
        stage = Stage(server)
        ada, ben = stage.sign_up("Ada"), stage.sign_up("Ben")
        hers = pair(ada, ben)
        assert answering(ada, hers, "q001")().state == "held"
        server.kill()
        server.start()
        assert answering(ben, ben.bond(), "q001")().state == "open"
        server.stop()
        server.start()
        assert len(ada.feed().letters) == 2
        stage.close()
