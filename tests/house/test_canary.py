# SPDX-License-Identifier: AGPL-3.0-or-later
"""Canary words go in through a real client, and nothing that the host holds sings any of them.

Searched are every value of every table, every file under the data folder, all that the server prints, and
every address and header that was asked for; as they are, and in base64 and hex. Timing, sizes and days are
not hidden, and docs/specs/protocol.md says so.
"""

import base64
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from nearer.client import bonding, own, people, reading, writing
from nearer.sealed import account, age, pairing, records
from tests.live import CODE, PASSPHRASE, Actor, Meddling, Server, Stage, a_server, everything

WORDS = {
    "the inviter's name": "Quillwort",
    "the accepter's name": "Zedoary",
    "a held answer": "tamarisk-before-breakfast",
    "a strictly held answer": "oleander-at-the-ferry",
    "an open answer": "sassafras-on-the-stairs",
    "a new wording": "cinquefoil-instead",
    "an own note": "mugwort-for-nobody",
    "a question": "q-hellebore",
    "a kind of own record": "thistledown",
    "a name in the self file": "bergamot-kept",
}
Searched = tuple[Server, list[tuple[str, bytes]], dict[str, str]]
NUMBERS = {"a round": 918273645, "a rating": 564738291}


class Noting(Meddling):
    """A line that writes down every address and header: what a log on the way could hold."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[bytes] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Note and pass on."""
        self.noted.append(str(request.url).encode())
        self.noted += [name + b": " + value for name, value in request.headers.raw]
        return self.under.handle_request(request)


def disguises(word: bytes) -> Iterator[bytes]:
    """Give a word as it could stand somewhere: plain, escaped, in hex, and in base64 at any offset."""
    yield word
    yield quote(word).encode()
    yield word.hex().encode()
    yield word.hex().upper().encode()
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + word)
        # The characters at either end depend on the neighbours; those between are the word's own.
        yield whole[(offset * 8 + 5) // 6 : -4 if len(whole) > 12 else -3]


def sung(found: list[tuple[str, bytes]], word: str) -> list[str]:
    forms = list(disguises(word.encode()))
    return [place for place, content in found if any(form in content for form in forms)]


def live_through_an_evening(ada: Actor, ben: Actor, host: str) -> bonding.Bond:
    """Let the two do everything there is, with canaries in all of it."""
    greeting = pairing.Greeting(WORDS["the inviter's name"], "family", host)
    invitation = bonding.invite(ada.person, greeting)
    theirs = bonding.accept(ben.person, invitation.id, invitation.secret)
    bond = next(one for one in bonding.bonds(ada.person) if one.id == theirs.id)
    question, round_ = WORDS["a question"], NUMBERS["a round"]

    def feed(actor: Actor) -> reading.Feed:
        return reading.read(actor.person, bond if actor is ada else theirs)

    writing.share(ben.person, theirs, feed(ben), "hello", {"name": WORDS["the accepter's name"]})
    kept = WORDS["a strictly held answer" if bond.hold == "strict" else "a held answer"]
    writing.answer(ada.person, bond, feed(ada), question="q-waits", round_=round_, text=kept)
    sent = [
        writing.answer(
            actor.person, one, feed(actor), question=question, round_=round_, text=WORDS["an open answer"]
        )
        for actor, one in ((ada, bond), (ben, theirs))
    ]
    writing.release(ada.person, bond, feed(ada))
    edited = {"record": sent[0].id, "text": WORDS["a new wording"], "rating": NUMBERS["a rating"]}
    writing.share(ada.person, bond, feed(ada), "edit", edited)
    bonding.confirm_safety(ada.person, bond)
    bonding.begin_epoch(ada.person, bond)
    return bond


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    """Run two bonds, one held in each form, through their own server; give all that can be found there."""
    with a_server(tmp_path_factory.mktemp("canary")) as server:
        stage, line = Stage(server), Noting()
        ada, ben = stage.through(stage.sign_up("Ada"), line), stage.through(stage.sign_up("Ben"), line)
        people.set_recovery(ada.person, passphrase=PASSPHRASE, code=CODE)
        bonds = [live_through_an_evening(ada, ben, host) for host in ("us", "other")]
        note = own.element(
            ada.person,
            WORDS["a kind of own record"],
            bonds[0].id,
            ada.device.today(),
            {"text": WORDS["an own note"], "question": WORDS["a question"], "rating": NUMBERS["a rating"]},
        )
        own.send_bundle(ada.person, ada.device.today(), [note])
        own.remember(ada.person, {bond.id: reading.read(ada.person, bond) for bond in bonds[1:]})
        people.change_self(ada.person, lambda state: {**state, "note": WORDS["a name in the self file"]})
        again = people.sign_in(stage.device(), handle=ada.person.handle, passphrase=PASSPHRASE)
        people.recover(stage.device(), handle=ada.person.handle, code=CODE, passphrase=PASSPHRASE)
        secrets = secrets_of(ada, ben, bonds)
        assert again.identity == ada.person.identity
        stage.close()
        server.stop()
        found = [*everything(server), *((f"line {at}", noted) for at, noted in enumerate(line.noted))]
        yield server, found, secrets


def secrets_of(ada: Actor, ben: Actor, bonds: list[bonding.Bond]) -> dict[str, str]:
    """Name what must stay on the devices beside words: keys, codes and what is made of them."""
    named = {
        "the passphrase": PASSPHRASE,
        "the recovery code": CODE,
        "the recovery code as shown": account.show_recovery_code(CODE),
        "the recovery key": account.recovery_key(CODE, ada.person.instance, ada.person.handle),
        "the login key": account.login_key(PASSPHRASE, ada.person.instance, ada.person.handle, 10),
    }
    identities = {"Ada's identity": ada.person.identity, "Ben's identity": ben.person.identity}
    for number, bond in enumerate(bonds):
        secret = pairing.invite_secret(ada.person.identity, bond.invitation)
        named |= {f"the secret of link {number}": pairing.link_secret(secret)}
        named |= {f"the order of bond {number}": records.order_seed(bond.root)}
        identities |= {f"the key of bond {number}": bond.root, f"the secret {number}": secret}
    named |= {f"{name}, written": age.identity_text(raw)[20:60] for name, raw in identities.items()}
    return named | {f"{name}, in hex": raw.hex() for name, raw in identities.items()}


@pytest.mark.parametrize("what", [*WORDS, *NUMBERS])
def test_no_canary_sings(searched: Searched, what: str) -> None:
    _, found, _ = searched
    word = WORDS.get(what) or str(NUMBERS[what])
    assert sung(found, word) == [], f"{what} can be read by the host"


def test_no_secret_leaves_a_device(searched: Searched) -> None:
    _, found, secrets = searched
    for what, secret in secrets.items():
        assert sung(found, secret) == [], f"{what} can be read by the host"
        raw = bytes.fromhex(secret) if what.endswith("in hex") else secret.encode()
        assert not [place for place, content in found if raw in content], f"{what} can be read by the host"


def test_neither_kind_nor_host_of_a_bond_is_told(searched: Searched) -> None:
    _, found, _ = searched
    assert sung(found, '"kind"') == []
    assert sung(found, "# kind") == []


def test_the_search_finds_what_the_host_may_know(searched: Searched) -> None:
    """The search can find: a handle, in the tables; an address, on the line; any word, in each disguise."""
    server, found, _ = searched
    assert any(place.startswith("people") for place in sung(found, "ada-"))
    assert any(place.startswith("line ") for place in sung(found, "/api/v1/bonds"))
    assert any(place.endswith("server.log") for place, _ in found), server.folder
    for word in [*WORDS.values(), *map(str, NUMBERS.values())]:
        raw = b"\x01\x02" + word.encode() + b"\x03\x04\x05"
        hidden = [raw, raw.hex().encode(), raw.hex().upper().encode()]
        hidden += [base64.b64encode(b"x" * offset + raw) for offset in range(3)]
        for content in hidden:
            assert sung([("here", content)], word) == ["here"], (word, content)
