# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lying server is found out: what it drops, swaps, forges, reorders, rolls back or forks is not folded."""

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from nearer.client import bonding, own, reading, telling, writing
from nearer.sealed import account, age, records, shape
from tests.live import Actor, Meddling, Stage, pair

Lie = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]


class Lying(Meddling):
    """A server that changes the records it shows."""

    def __init__(self, lie: Lie) -> None:
        super().__init__()
        self.lie = lie

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the server, and tell something else."""
        response = self.under.handle_request(request)
        if not request.url.path.endswith("/records") or request.method != "GET":
            return response
        told = json.loads(response.read())
        return httpx.Response(200, json={**told, "records": self.lie(told["records"])})


def lied_to(stage: Stage, actor: Actor, bond: bonding.Bond, lie: Lie) -> reading.Feed:
    """Read somebody's feed from a server that lies."""
    return reading.read(stage.through(actor, Lying(lie)).person, bond)


@pytest.fixture
def hosted(ada: Actor, ben: Actor) -> bonding.Bond:
    """Let Ben have said three things and both have answered one question, held by the server."""
    bond = pair(ada, ben, host="other")
    for name in ("Ben", "Benjamin", "Ben again"):
        writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": name})
    for actor, text in ((ada, "Early."), (ben, "Late.")):
        writing.answer(actor.person, actor.bond(), actor.feed(), question="q001", round_=1, text=text)
    return bond


def changed(number: int, **members: Any) -> Lie:
    return lambda told: [{**one, **members} if at == number else one for at, one in enumerate(told)]


def flipped(text: str) -> str:
    raw = base64.b64decode(text)
    return base64.b64encode(raw[:-1] + bytes([raw[-1] ^ 1])).decode()


LIES: dict[str, tuple[Lie, str]] = {
    "leaves one out": (lambda told: [told[0], *told[2:]], "missing or was changed"),
    "leaves the first out": (lambda told: told[1:], "missing or was changed"),
    "exchanges two": (
        lambda told: [
            told[0],
            {**told[2], "position": 2},
            {**told[1], "position": 3},
            *told[3:],
        ],
        "missing or was changed",
    ),
    "shows one twice": (lambda told: [*told, {**told[0], "position": 99}], "it came before"),
    "shows an answer twice": (lambda told: [*told, {**told[4], "position": 99}], "it came before"),
    "changes a head": (
        lambda told: [{**told[0], "head": told[0]["head"].replace("seq 1\n", "seq 1\n".upper())}, *told[1:]],
        "record that is none",
    ),
    "changes a signature": (
        lambda told: [{**told[0], "signature": flipped(told[0]["signature"])}, *told[1:]],
        "did not check",
    ),
    "sends a signature that is no base64": (changed(0, signature="*"), "did not check"),
    "changes a body": (
        lambda told: [{**told[0], "body": flipped(told[0]["body"])}, *told[1:]],
        "did not check",
    ),
    "loses a body": (changed(0, body=None), "has lost the words"),
    "shows a newer form": (
        lambda told: [{**told[0], "head": told[0]["head"].replace("nearer/1", "nearer/2")}, *told[1:]],
        "Please update",
    ),
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_becomes_a_sentence_and_is_not_folded(
    stage: Stage, ada: Actor, hosted: bonding.Bond, name: str
) -> None:
    honest = ada.feed()
    assert honest.troubles == ()
    lie, sentence = LIES[name]
    feed = lied_to(stage, ada, hosted, lie)
    assert any(sentence in trouble.say for trouble in feed.troubles), feed.troubles
    true = {(one.head.text, one.body) for one in honest.letters}
    assert all((one.head.text, one.body) in true or one.body is None for one in feed.letters)


def test_nothing_after_a_break_in_a_chain_is_folded(stage: Stage, ada: Actor, hosted: bonding.Bond) -> None:
    feed = lied_to(stage, ada, hosted, lambda told: [told[0], *told[2:]])
    shared = [one.head.seq for one in feed.letters if one.head.chain == "shared"]
    assert shared == [1]
    assert len([one for one in feed.letters if one.head.chain != "shared"]) == 2


def test_records_out_of_order_stop_the_reading(stage: Stage, ada: Actor, hosted: bonding.Bond) -> None:
    with pytest.raises(shape.Malformed, match="out of order"):
        lied_to(stage, ada, hosted, lambda told: told[::-1])


def test_a_rollback_behind_what_the_self_file_knows_is_found_by_a_fresh_device(
    stage: Stage, ada: Actor, hosted: bonding.Bond
) -> None:
    own.remember(ada.person, {hosted.id: ada.feed()})
    assert (
        "shows less than it did before"
        in lied_to(stage, ada, ada.bond(), lambda told: told[:2]).troubles[0].say
    )
    assert ada.feed().troubles == ()


def test_the_other_cannot_say_again_as_theirs_what_one_said_oneself(
    ada: Actor, ben: Actor, hosted: bonding.Bond
) -> None:
    """Ben signs a copy of the body in which Ada answered: the signature is right, the words are not his."""
    hers = next(one for one in ben.feed().letters if one.head.author == hosted.mine.author)
    place = records.Place(ben.device.new_id(), hosted.id, hosted.theirs.author, shape.NOTHING)
    writing.send(ben.person, ben.bond(), ben.feed(), writing.Sealed(place, 1, hers.body))
    feed = ada.feed()
    assert "words of another one" in feed.troubles[-1].say
    assert feed.find(place.id, hosted.theirs.author) is None


def test_a_second_answer_to_the_same_is_not_folded(
    stage: Stage, ada: Actor, ben: Actor, hosted: bonding.Bond
) -> None:
    """Ben runs the server and takes back what he said first by showing another answer, rightly signed."""
    place = records.Place(
        ben.device.new_id(),
        hosted.id,
        hosted.theirs.author,
        shape.About("hold", records.hold_id(hosted.root, "q001", 1)),
    )
    inside = records.Inside("answer", {"question": "q001", "round": 1, "text": "Something else."}, None)
    body = records.seal(place, inside, [hosted.newest.statement.recipient])
    text = shape.write_head(
        id=place.id,
        bond=place.bond,
        epoch=1,
        author=place.author,
        about=place.about,
        date=ben.device.today(),
        seq=1,
        prev=shape.ZEROS,
        size=len(body),
        body=hashlib.sha256(body).hexdigest(),
    )
    signature = base64.b64encode(ben.person.signer(hosted.invitation).sign(text)).decode()
    second = {"position": 99, "head": text.decode(), "signature": signature}
    second["body"] = base64.b64encode(body).decode()
    feed = lied_to(stage, ada, hosted, lambda told: [*told, second])
    assert "answered the same before" in feed.troubles[-1].say
    assert feed.find(place.id, place.author) is None


def test_an_answer_cannot_be_moved_under_another_question(
    ada: Actor, ben: Actor, hosted: bonding.Bond
) -> None:
    """Ben answers "q002" in the hold of "q003", so as to have Ada's answer to a question he never met."""
    hold = shape.About("hold", records.hold_id(hosted.root, "q003", 1))
    place = records.Place(ben.device.new_id(), hosted.id, hosted.theirs.author, hold)
    inside = records.Inside("answer", {"question": "q002", "round": 1, "text": "Yes."}, None)
    body = records.seal(place, inside, [hosted.newest.statement.recipient])
    writing.send(ben.person, ben.bond(), ben.feed(), writing.Sealed(place, 1, body))
    writing.answer(ada.person, hosted, ada.feed(), question="q003", round_=1, text="Mine.")
    feed = ada.feed()
    assert feed.find(place.id, place.author) is None
    assert len(feed.troubles) == 1
    assert ben.feed().troubles[-1].say == feed.troubles[-1].say


def test_a_server_that_shows_each_something_else_is_found_by_what_they_saw(
    ada: Actor, ben: Actor, hosted: bonding.Bond
) -> None:
    other = shape.write_head(
        id=ada.device.new_id(),
        bond=hosted.id,
        epoch=1,
        author=hosted.mine.author,
        about=shape.NOTHING,
        date=ada.device.today(),
        seq=1,
        prev=shape.ZEROS,
        size=300,
        body="0" * 64,
    )
    writing.share(ada.person, hosted, ada.feed(), "hello", {"name": "Ada"})
    place = records.Place(ben.device.new_id(), hosted.id, hosted.theirs.author, shape.NOTHING)
    inside = records.Inside("hello", {"name": "Ben"}, (1, shape.chain_hash(other)))
    body = records.seal(place, inside, [hosted.newest.statement.recipient])
    writing.send(ben.person, ben.bond(), ben.feed(), writing.Sealed(place, 1, body))
    assert "different things" in ada.feed().troubles[-1].say


def test_a_false_release_opens_nothing(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:
    for actor in (ada, ben):
        writing.answer(actor.person, actor.bond(), actor.feed(), question="q002", round_=1, text="Mine.")
    feed = ben.feed()
    his = next(one for one in feed.letters if one.head.author == bond.theirs.author)
    key = age.identity_text(age.draw_identity(ben.device.random))
    hers = next(one for one in feed.letters if one.head.author == bond.mine.author)
    for record in (his.head.id, hers.head.id, "nothing"):
        writing.share(ben.person, ben.bond(), ben.feed(), "release", {"record": record, "key": key})
    seen = ada.feed()
    assert [trouble.position for trouble in seen.troubles] == [his.position]
    kinds = sorted(told["kind"] for told in telling.told_by_bond(bond, seen.letters))
    assert kinds == ["answer", "release", "release", "release", "sealed"]


def test_nobody_elses_signature_passes(stage: Stage, ada: Actor, dov: Actor, hosted: bonding.Bond) -> None:
    """Dov runs the server and writes in Ben's name with his own key."""

    def forge(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        text = told[0]["head"].encode()
        signature = base64.b64encode(account.signing_key(dov.person.identity, "own").sign(text)).decode()
        return [{**told[0], "signature": signature}, *told[1:]]

    assert "did not check" in lied_to(stage, ada, hosted, forge).troubles[0].say
