# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one of the two must not learn of the other, with the complete download, the database and the key."""

import datetime as dt
import hashlib
import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from nearer.client import bonding, own, reading, writing
from nearer.client.device import Refusal, b64
from nearer.sealed import age, records, shape
from nearer.server.post.forms import After
from nearer.server.site.ways import all_doors
from tests.live import Actor, Server, Stage, a_server, everything, pair

SECRET_WORDS = "What I would rather not say first."
MOST_AN_ARRIVAL_TAKES = 2  # seconds
AGE_FILE = re.compile(rb"age-encryption\.org/v1\n")


def answer(actor: Actor, text: str, question: str = "q001") -> writing.Sent:
    return writing.answer(actor.person, actor.bond(), actor.feed(), question=question, round_=1, text=text)


def addresses(bond: bonding.Bond) -> Iterator[str]:
    """Name every address of a GET door as this person would ask there, feeds from several places."""
    for door in all_doors():
        path = door.path.replace("/bonds/{id}", f"/bonds/{bond.id}")
        path = path.replace("/invitations/{id}", f"/invitations/{bond.invitation}")
        if door.method == "GET":
            assert "{" not in path, "a new kind of place: say here where it is"
            yield path
            if door.body is After:
                yield from (f"{path}?after={after}&limit=1" for after in range(4))


def download(actor: Actor, bond: bonding.Bond) -> list[tuple[str, int, tuple[tuple[str, str], ...], bytes]]:
    """Ask every address that shows this person anything; give status, headers (but the clock) and bytes."""
    found = []
    for address in addresses(bond):
        response = actor.device.http.get(f"/api/v1{address}")
        headers = tuple(sorted((name, value) for name, value in response.headers.items() if name != "date"))
        found.append((address, response.status_code, headers, response.content))
    return found


class Listening:
    """An open page: `heard` grows by what /live says, until something is heard after `end`."""

    def __init__(self, actor: Actor) -> None:
        self.heard: list[str] = []
        self._ready = threading.Event()
        self._last = threading.Event()
        self._http = actor.device.http
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._ready.wait(20)

    def _listen(self) -> None:
        with self._http.stream("GET", "/live", timeout=30) as response:
            self._ready.set()
            for line in response.iter_lines():
                if line.startswith("event:"):
                    self.heard.append(line)
                    if self._last.is_set():
                        return

    def end(self) -> None:
        """Let the next thing that is heard be the last; the thread is still listening when this returns."""
        assert self._thread.is_alive()
        self._last.set()

    def wait(self) -> None:
        """Wait for the last thing."""
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture(params=["server", "strict"])
def talked(request: pytest.FixtureRequest, ada: Actor, ben: Actor) -> bonding.Bond:
    """Give the bond a past, in either form of hold: both have said hello, and one question has opened."""
    bond = pair(ada, ben, host="us" if request.param == "strict" else "other")
    assert bond.hold == request.param
    for actor in (ada, ben):
        writing.share(actor.person, actor.bond(), actor.feed(), "hello", {"name": actor.name})
        answer(actor, f"{actor.name} has answered this.", "q000")
    for actor in (ada, ben):
        writing.release(actor.person, actor.bond(), actor.feed())
    return bond


def test_the_other_downloads_the_same_bytes_whether_i_hold_pass_pause_or_am_away(
    ada: Actor, ben: Actor, talked: bonding.Bond
) -> None:
    away = download(ben, talked)
    today = ada.device.today()

    own.send_bundle(
        ada.person, today, [own.element(ada.person, "pass", talked.id, today, {"question": "q001"})]
    )
    assert download(ben, talked) == away, "a pass shows"

    held = answer(ada, SECRET_WORDS)
    assert held.state == "held"
    assert download(ben, talked) == away, "an answer that waits shows"

    bonding.pause(ada.person, talked, today + dt.timedelta(days=7))
    assert download(ben, talked) == away, "a pause shows"

    own.remember(ada.person, {talked.id: ada.feed()})
    bonding.confirm_safety(ada.person, talked)
    assert download(ben, talked) == away, "the self file shows"

    writing.withdraw(ada.person, talked, "q001", 1)
    assert download(ben, talked) == away, "a withdrawal shows"

    answer(ada, SECRET_WORDS)
    writing.leave(ada.person, talked, ada.feed(), tell="never")
    assert download(ben, talked) == away, "leaving quietly shows"


def test_the_download_does_change_when_something_opens(ada: Actor, ben: Actor, talked: bonding.Bond) -> None:
    """The comparison above can see: what is meant for the other is in their download at once."""
    before = download(ben, talked)
    writing.share(ada.person, talked, ada.feed(), "hello", {"name": "Ada again"})
    assert download(ben, talked) != before


def test_an_open_page_hears_of_what_is_shared_and_of_nothing_that_waits(
    ada: Actor, ben: Actor, talked: bonding.Bond
) -> None:
    today = ada.device.today()
    page = Listening(ben)
    time.sleep(MOST_AN_ARRIVAL_TAKES)  # what came before may still be told
    page.heard.clear()
    answer(ada, SECRET_WORDS)
    own.send_bundle(ada.person, today, [])
    writing.withdraw(ada.person, talked, "q001", 1)
    time.sleep(MOST_AN_ARRIVAL_TAKES)
    assert page.heard == []
    page.end()
    writing.share(ada.person, talked, ada.feed(), "hello", {"name": "Ada again"})
    page.wait()
    assert page.heard == ["event: arrived"]


def test_whoever_asks_about_the_others_hold_is_told_the_same_as_about_none(
    ada: Actor, ben: Actor, talked: bonding.Bond
) -> None:
    """Ben's client is changed: it knows the hold ids of all questions and tries every verb on Ada's."""
    held = answer(ada, SECRET_WORDS)

    def tried(hold: str, record: str) -> list[tuple[int, str]]:
        paths = [("DELETE", f"/bonds/{talked.id}/held/{hold}"), ("GET", f"/bonds/{talked.id}/held/{hold}")]
        answers = [ben.device.http.request(method, f"/api/v1{path}") for method, path in paths]
        body = records.seal(
            records.Place(record, talked.id, talked.theirs.author, shape.NOTHING),
            records.Inside("hello", {}, None),
            [talked.newest.statement.recipient],
        )
        drop = writing.Sealed(
            records.Place(ben.device.new_id(), talked.id, talked.theirs.author, shape.About("drop", record)),
            1,
            None,
        )
        with pytest.raises(Refusal) as refused:
            writing.send(ben.person, ben.bond(), ben.feed(), drop)
        assert len(body) > 0
        return [*((one.status_code, one.text) for one in answers), (refused.value.status, refused.value.say)]

    waiting = records.hold_id(talked.root, "q001", 1)
    nothing = records.hold_id(talked.root, "q999", 1)
    assert tried(waiting, held.id) == tried(nothing, ben.device.new_id())


def test_opening_leaves_no_gap_that_tells_who_was_first(ada: Actor, ben: Actor, talked: bonding.Bond) -> None:
    answer(ben, "First this time.", "q002")
    answer(ada, SECRET_WORDS, "q003")
    answer(ada, "Second this time.", "q002")
    feed = ben.feed()
    assert [one.position for one in feed.letters] == list(range(1, len(feed.letters) + 1))
    newest = [one.head.author for one in feed.letters[-2:]]
    assert newest == sorted((talked.mine.author, talked.theirs.author))
    assert feed.troubles == ()


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a server that Ben hosts himself, so that all of it is his to search."""
    with a_server(tmp_path_factory.mktemp("ben")) as running:
        yield running


def age_files(server: Server) -> set[bytes]:
    """Cut every age file out of all that the host holds; a piece may run on beyond its end."""
    found: set[bytes] = set()
    for _, content in everything(server):
        starts = [match.start() for match in AGE_FILE.finditer(content)]
        found |= {content[start:] for start in starts[:1]} if len(starts) == 1 else set()
    return found


def opened_by(files: set[bytes], identities: list[bytes]) -> list[bytes]:
    opened = []
    for file in files:
        try:
            opened.append(age.open_sealed(file, identities))
        except age.CannotOpen:
            continue
    return opened


def test_the_host_with_database_bond_key_and_a_changed_client_opens_nothing_strict(
    own_server: Server,
) -> None:
    stage = Stage(own_server)
    ben, ada = stage.sign_up("Ben"), stage.sign_up("Ada")
    bond = pair(ben, ada)
    theirs = ada.bond()
    assert bond.hold == "strict"
    answer(ada, SECRET_WORDS)
    his = [ben.person.identity, *bond.identities]

    def found() -> bool:
        files = age_files(own_server)
        assert len(files) > 5
        return any(SECRET_WORDS.encode() in one for one in opened_by(files, his))

    assert not found(), "the database and the bond key open a strict answer"

    # Ben's changed client: no counterpart, a stranger's, another hold's, a body that differs, a dropped one.
    for forged in forgeries(ben, bond):
        feed = reading.read(Meddled.over(stage, ada, forged).person, theirs)
        assert writing.due_releases(ada.person, theirs, feed) == [], "a forged counterpart draws the key out"
    assert not found()

    # The honest way opens it at once, so the search above can find.
    answer(ben, "Mine.")
    assert not found(), "the release must not happen before Ada's device has looked"
    writing.release(ada.person, theirs, ada.feed())
    notes = [
        one.inside.data["key"] for one in ben.feed().letters if one.inside and one.inside.kind == "release"
    ]
    his.append(age.read_identity(notes[0]))
    assert found()
    stage.close()


class Meddled(httpx.BaseTransport):
    """Ben's own server, showing Ada her answer as open and a counterpart of his making."""

    def __init__(self, shown: list[dict[str, Any]]) -> None:
        self.under = httpx.HTTPTransport()
        self.shown = shown

    @classmethod
    def over(cls, stage: Stage, actor: Actor, shown: list[dict[str, Any]]) -> Actor:
        """Put it between the stage's server and an actor, whose waiting answer it opens."""
        (mine,) = actor.device.ask("GET", f"/bonds/{actor.bond().id}/held")
        return stage.through(actor, cls([{**mine, "position": 1}, *shown]))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Show what was made up in place of the feed."""
        if request.url.path.endswith("/records") and request.method == "GET":
            return httpx.Response(200, json={"records": self.shown, "more": False})
        return self.under.handle_request(request)

    def close(self) -> None:
        """Close the line behind it."""
        self.under.close()


def forgeries(ben: Actor, bond: bonding.Bond) -> list[list[dict[str, Any]]]:
    """Make counterparts that are not what they seem, each as a server would show it."""
    hold = shape.About("hold", records.hold_id(bond.root, "q001", 1))
    other = shape.About("hold", records.hold_id(bond.root, "q002", 1))
    signer, stranger = ben.person.signer(bond.invitation), ben.person.own_signer
    body = b"age-encryption.org/v1\nnot even sealed"

    def shown(about: shape.About, key: Any, sent: bytes | None, date: dt.date) -> list[dict[str, Any]]:
        text = shape.write_head(
            id=ben.device.new_id(),
            bond=bond.id,
            epoch=1,
            author=bond.mine.author,
            about=about,
            date=date,
            seq=1,
            prev=shape.ZEROS,
            size=len(body),
            body=hashlib.sha256(body).hexdigest(),
        )
        record = {"position": 2, "head": text.decode(), "signature": b64(key.sign(text))}
        return [{**record, "body": None if sent is None else b64(sent)}]

    today = ben.device.today()
    return [
        [],
        shown(hold, stranger, body, today),
        shown(other, signer, body, today),
        shown(hold, signer, body + b"!", today),
        shown(hold, signer, None, today),
    ]


def test_a_hold_older_than_400_days_is_never_released(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:
    answer(ada, "Long ago.")
    answer(ben, "Just in time.")
    later = ada.on(ada.device.today() + dt.timedelta(days=shape.HOLD_DAYS + 1))
    assert writing.due_releases(later.person, bond, later.feed()) == []
    in_time = ada.on(ada.device.today() + dt.timedelta(days=shape.HOLD_DAYS))
    assert len(writing.due_releases(in_time.person, bond, in_time.feed())) == 1
