# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sealing and sending: a body is sealed once, its head is signed when it goes.

A sender that lost a compare-and-swap reads what it had not seen, and signs a new head around the same id and
body; a sender whose line broke sends the same again, and the id makes it the same record.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass

from nearer.client import reading
from nearer.client.bonding import Bond
from nearer.client.device import Refusal, b64
from nearer.client.people import Person
from nearer.sealed import age, records, shape

TRIES = 8

# What leaves by itself says nothing of what was seen: else it would tell when its author looked.
UNBIDDEN = frozenset({"hello", "release", "week", "wish-blinds", "wish-table"})


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record that is sealed and not yet signed. `body` is None for a drop."""

    place: records.Place
    epoch: int
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a record is: `open` at a position of the feed, or `held`."""

    id: str
    state: str
    position: int | None


def seal(person: Person, bond: Bond, feed: reading.Feed, kind: str, data: dict[str, object]) -> Sealed:
    """Seal a shared record to the bond's newest epoch."""
    place = _place(person, bond, shape.NOTHING)
    body = records.seal(place, _inside(person, feed, kind, data), [bond.newest.statement.recipient])
    return Sealed(place, bond.newest.key.epoch, body)


def seal_answer(
    person: Person, bond: Bond, feed: reading.Feed, *, question: str, round_: int, text: str
) -> Sealed:
    """Seal an answer as the bond holds: to the bond, or strictly, to oneself and a fresh note."""
    place = _place(person, bond, shape.About("hold", records.hold_id(bond.root, question, round_)))
    inside = _inside(person, feed, "answer", {"question": question, "round": round_, "text": text})
    if bond.hold == "strict":
        body = records.seal_strict(place, inside, person.recipient, age.draw_identity(person.device.random))
    else:
        body = records.seal(place, inside, [bond.newest.statement.recipient])
    return Sealed(place, bond.newest.key.epoch, body)


def seal_drop(person: Person, bond: Bond, record: str) -> Sealed:
    """Take back an open record of one's own."""
    return Sealed(_place(person, bond, shape.About("drop", record)), bond.newest.key.epoch, None)


def send(person: Person, bond: Bond, feed: reading.Feed, sealed: Sealed) -> Sent:
    """Sign and send. Raises Refusal (`hold-used`, `closed`) or Offline; `sealed` may be sent again."""
    for _ in range(TRIES):
        text = _head(person, sealed, feed.end_of(bond.mine.author))
        try:
            told = person.device.ask(
                "POST", f"/bonds/{bond.id}/records", _letter(person, bond, sealed, text), repeatable=True
            )
        except Refusal as refusal:
            if refusal.code != "moved":
                raise
            feed = reading.read(person, bond, feed)
        else:
            return Sent(sealed.place.id, told["state"], told["position"])
    raise Refusal(409, "moved", "Another device of yours keeps writing at the same time. Try again.")


def answer(person: Person, bond: Bond, feed: reading.Feed, *, question: str, round_: int, text: str) -> Sent:
    """Answer a question: held until the other has answered it too."""
    return send(
        person, bond, feed, seal_answer(person, bond, feed, question=question, round_=round_, text=text)
    )


def share(person: Person, bond: Bond, feed: reading.Feed, kind: str, data: dict[str, object]) -> Sent:
    """Send a shared record: `hello`, `edit`, or a kind still to come."""
    return send(person, bond, feed, seal(person, bond, feed, kind, data))


def drop(person: Person, bond: Bond, feed: reading.Feed, record: str) -> Sent:
    """Delete an open record of one's own: its words go, its head stays."""
    return send(person, bond, feed, seal_drop(person, bond, record))


def withdraw(person: Person, bond: Bond, question: str, round_: int) -> None:
    """Take back an answer that still waits; nothing of it is left. Raises Refusal (`opened`, `not-found`)."""
    hold = records.hold_id(bond.root, question, round_)
    person.device.ask("DELETE", f"/bonds/{bond.id}/held/{hold}")


def release(person: Person, bond: Bond, feed: reading.Feed) -> tuple[Sent, ...]:
    """Publish the keys of one's own strict answers whose counterparts are verified here, and of no others."""
    return tuple(
        sent
        for letter, key in due_releases(person, bond, feed)
        if (sent := _release(person, bond, feed, letter, key)) is not None
    )


def due_releases(person: Person, bond: Bond, feed: reading.Feed) -> list[tuple[reading.Letter, str]]:
    """List one's own opened strict answers whose key is not out yet, and the key of each.

    Only what `reading` verified is in the feed, so a counterpart found here has its author and signature
    checked, and its body where it has one; without one it counts for nothing. Never after 400 days.
    """
    oldest = person.device.today() - dt.timedelta(days=shape.HOLD_DAYS)
    theirs = {
        one.head.about.id
        for one in feed.letters
        if one.head.about.kind == "hold" and one.head.author == bond.theirs.author and one.body is not None
    }
    due = []
    for letter in feed.letters:
        held = letter.head.about.kind == "hold" and letter.head.author == bond.mine.author
        key = letter.inside.data.get("key") if held and letter.inside else None
        if not isinstance(key, str) or letter.head.about.id not in theirs or letter.head.date < oldest:
            continue
        if letter.head.id not in feed.notes:
            due.append((letter, key))
    return due


def leave(person: Person, bond: Bond, feed: reading.Feed, *, tell: str, on: dt.date | None = None) -> None:
    """Leave at once. `tell` is `now`, `date` (with the day `on`) or `never`. Raises Refusal."""
    for _ in range(TRIES):
        wanted: dict[str, object] = {"tell": tell}
        if tell != "never":
            sealed = Sealed(_place(person, bond, shape.LEAVE), bond.newest.key.epoch, None)
            text = _head(person, sealed, feed.end_of(bond.mine.author), on)
            signature = person.signer(bond.invitation).sign(text)
            wanted |= {"head": text.decode(), "signature": b64(signature)}
            wanted |= {"on": on.isoformat()} if on else {}
        try:
            person.device.ask("POST", f"/bonds/{bond.id}/leave", wanted)
        except Refusal as refusal:
            if refusal.code != "moved":
                raise
            feed = reading.read(person, bond, feed)
        else:
            return


def _release(person: Person, bond: Bond, feed: reading.Feed, letter: reading.Letter, key: str) -> Sent | None:
    """Publish one key. Another device of the same person may have sealed and sent it: that is as good."""
    id_ = records.release_id(person.identity, letter.head.id)
    place = records.Place(id_, bond.id, bond.mine.author, shape.NOTHING)
    inside = _inside(person, feed, "release", {"record": letter.head.id, "key": key})
    body = records.seal(place, inside, [bond.newest.statement.recipient])
    try:
        return send(person, bond, feed, Sealed(place, bond.newest.key.epoch, body))
    except Refusal as refusal:
        if refusal.code != "taken":
            raise
        return None


def _place(person: Person, bond: Bond, about: shape.About) -> records.Place:
    return records.Place(person.device.new_id(), bond.id, bond.mine.author, about)


def _inside(person: Person, feed: reading.Feed, kind: str, data: dict[str, object]) -> records.Inside:
    seen = None if kind in UNBIDDEN else feed.seen_before(person.device.today())
    return records.Inside(kind, dict(data), seen)


def _head(person: Person, sealed: Sealed, end: tuple[int, str], date: dt.date | None = None) -> bytes:
    """Write the head for where the chain ends now; a hold's chain has this one head only."""
    seq, prev = (0, shape.ZEROS) if sealed.place.about.kind == "hold" else end
    body = sealed.body
    return shape.write_head(
        id=sealed.place.id,
        bond=sealed.place.bond,
        epoch=sealed.epoch,
        author=sealed.place.author,
        about=sealed.place.about,
        date=date or person.device.today(),
        seq=seq + 1,
        prev=prev,
        size=0 if body is None else len(body),
        body=None if body is None else hashlib.sha256(body).hexdigest(),
    )


def _letter(person: Person, bond: Bond, sealed: Sealed, text: bytes) -> dict[str, object]:
    signature = person.signer(bond.invitation).sign(text)
    body = None if sealed.body is None else b64(sealed.body)
    return {"head": text.decode(), "signature": b64(signature), "body": body}
