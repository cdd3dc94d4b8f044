# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bond's feed, verified and opened (protocol, section 8).

What does not check becomes a trouble, a sentence that names what to do, and is not folded; the rest is read.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nearer.client.bonding import Bond
from nearer.client.device import unb64
from nearer.client.people import Person
from nearer.sealed import age, records, shape

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """A verified record. `inside` is None while strict words wait for their key, and after a deletion."""

    position: int
    head: shape.Head
    signature: bytes
    body: bytes | None
    inside: records.Inside | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in the feed that does not check, and what to do about it."""

    position: int
    say: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a bond's feed. `newest` is each author's last verified shared head.

    `by_day` keeps the other's newest head as it was verified on each day here, for what `seen` may name.
    """

    position: int = 0
    letters: tuple[Letter, ...] = ()
    newest: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    by_day: Mapping[dt.date, tuple[int, str]] = field(default_factory=dict)
    notes: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    broken: frozenset[str] = frozenset()
    troubles: tuple[Trouble, ...] = ()

    def end_of(self, author: str) -> tuple[int, str]:
        """Give the number and hash of an author's newest shared head; (0, zeros) before the first."""
        return self.newest.get(author, (0, shape.ZEROS))

    def seen_before(self, today: dt.date) -> tuple[int, str] | None:
        """Give the other's newest head that was verified here by the evening before, or None."""
        days = [day for day in self.by_day if day < today]
        return self.by_day[max(days)] if days else None

    def find(self, record: str, author: str) -> Letter | None:
        """Find a record of an author."""
        same = (one for one in self.letters if one.head.id == record and one.head.author == author)
        return next(same, None)


def read(person: Person, bond: Bond, known: Feed | None = None) -> Feed:
    """Fetch, verify and open what came after `known`."""
    feed = known or Feed()
    for stored in person.device.pages(f"/bonds/{bond.id}/records", feed.position, AT_ONCE):
        feed = _take(person, bond, feed, stored)
    theirs = feed.newest.get(bond.theirs.author)
    by_day = {**feed.by_day, person.device.today(): theirs} if theirs else feed.by_day
    return _check_whole(bond, _open_released(bond, replace(feed, by_day=by_day)))


def read_copy(person: Person, bond: Bond, stored: Iterable[dict[str, Any]]) -> Feed:
    """Verify and open a whole feed that was kept, in the form in which the server gives it."""
    feed = Feed()
    for one in stored:
        feed = _take(person, bond, feed, one)
    return _check_whole(bond, _open_released(bond, feed))


def read_held(person: Person, bond: Bond) -> tuple[Letter, ...]:
    """Read one's own records that wait, for this device to show them as written."""
    return read_held_copy(person, bond, person.device.ask("GET", f"/bonds/{bond.id}/held"))


def read_held_copy(person: Person, bond: Bond, stored: Iterable[dict[str, Any]]) -> tuple[Letter, ...]:
    """Verify and open one's own waiting records in the form in which the server gives them."""
    found = []
    for told in stored:
        head = shape.read_head(told["head"].encode())
        signature, body = unb64(told["signature"]), unb64(told["body"])
        if head.author != bond.mine.author or head.bond != bond.id:
            raise shape.Malformed("the server shows as yours what you did not write")
        shape.verify(bond.mine.sign, head.text, signature)
        inside = records.open_record(head, body, [person.identity, *bond.identities])
        found.append(Letter(0, head, signature, body, inside))
    return tuple(found)


def _take(person: Person, bond: Bond, feed: Feed, stored: dict[str, Any]) -> Feed:
    """Verify one record and add it; what does not check becomes a trouble."""
    position = stored["position"]
    if position <= feed.position:
        raise shape.Malformed("the server shows its records out of order")
    at_hand = replace(feed, position=position)
    try:
        head = shape.read_head(stored["head"].encode())
    except shape.UnknownVersion:
        return _in_trouble(at_hand, None, "This was written by a newer nearer. Please update to read it.")
    except shape.Malformed:
        return _in_trouble(at_hand, None, "The server shows a record that is none. Ask its host.")
    try:
        letter = _verified(bond, head, stored)
        at_hand = _linked(bond, at_hand, head)
    except ValueError as error:  # shape.BadSignature, shape.Malformed, and base64 that is none
        return _in_trouble(at_hand, head, f"A record did not check: {error}. Compare what you both see.")
    try:
        inside = _opened(person, bond, at_hand, letter)
    except records.Copied:
        return _in_trouble(at_hand, None, "A record carries words of another one. They are not shown.")
    except records.Unreadable:
        return _in_trouble(at_hand, None, "A record cannot be read. Ask for it to be written again.")
    whole = replace(letter, inside=inside)
    return _remembered(replace(at_hand, letters=(*at_hand.letters, whole)), whole)


def _verified(bond: Bond, head: shape.Head, stored: dict[str, Any]) -> Letter:
    """Check author, bond, epoch, signature and body. Raises Malformed or BadSignature."""
    signs = {card.author: card.sign for card in (bond.mine, bond.theirs)}
    if head.bond != bond.id or head.author not in signs:
        raise shape.Malformed("it is from somebody else or for somewhere else")
    if head.epoch > len(bond.epochs):
        raise shape.Malformed("it names a key that this bond does not have yet")
    signature = unb64(stored["signature"])
    shape.verify(signs[head.author], head.text, signature)
    body = None if stored["body"] is None else unb64(stored["body"])
    if body is not None or head.body is None:
        shape.check_body(head, body)
    return Letter(stored["position"], head, signature, body, None)


def _linked(bond: Bond, feed: Feed, head: shape.Head) -> Feed:
    """Check that a shared head continues its chain, and that a hold is used once. Raises Malformed."""
    if feed.find(head.id, head.author) is not None:
        raise shape.Malformed("it came before")
    if head.about.kind == "hold":
        same = (one.head for one in feed.letters if one.head.about == head.about)
        if any(one.author == head.author for one in same):
            raise shape.Malformed("its author has answered the same before")
        return feed
    if head.author in feed.broken or not shape.follows(head, *feed.end_of(head.author)):
        raise shape.Malformed("something before it is missing or was changed")
    pinned = bond.heads.get(head.author)
    if pinned and head.seq == pinned[0] and head.hash != pinned[1]:
        raise shape.Malformed("it is not the one that was here before")
    return replace(feed, newest={**feed.newest, head.author: (head.seq, head.hash)})


def _opened(person: Person, bond: Bond, feed: Feed, letter: Letter) -> records.Inside | None:
    """Open a record with whatever may open it; None where nothing does yet, which only a held one may be."""
    if letter.body is None:
        return None
    note = feed.notes.get(letter.head.id)
    identities = [person.identity, *bond.identities, *([note] if note else [])]
    try:
        return _fitting(bond, letter.head, records.open_record(letter.head, letter.body, identities))
    except age.CannotOpen as error:
        if letter.head.about.kind == "hold":
            return None
        raise records.Unreadable("nothing here opens it") from error


def _fitting(bond: Bond, head: shape.Head, inside: records.Inside) -> records.Inside:
    """Give an opened record back unless it answers another question than its hold is of.

    Else an answer could be drawn out by one question and shown under another. Raises records.Unreadable.
    """
    if head.about.kind != "hold" or inside.kind != "answer":
        return inside
    match inside.data:
        case {"question": str(question), "round": int(round_)} if not isinstance(round_, bool):
            if records.hold_id(bond.root, question, round_) == head.about.id:
                return inside
    raise records.Unreadable("an answer came under another question than the one it was given to")


def _remembered(feed: Feed, letter: Letter) -> Feed:
    """Take note of a release: the key of a held record of the same author."""
    inside = letter.inside
    if inside is None or inside.kind != "release":
        return feed
    record, key = inside.data.get("record"), inside.data.get("key")
    if (
        not isinstance(record, str)
        or not isinstance(key, str)
        or feed.find(record, letter.head.author) is None
    ):
        return feed
    try:
        return replace(feed, notes={**feed.notes, record: age.read_identity(key)})
    except age.CannotOpen:
        return feed


def _open_released(bond: Bond, feed: Feed) -> Feed:
    """Open the held records whose keys have come. A key that opens nothing counts for nothing."""
    letters, troubles = [], list(feed.troubles)
    for letter in feed.letters:
        note = feed.notes.get(letter.head.id)
        opened = letter
        if letter.inside is None and letter.body is not None and note is not None:
            try:
                inside = records.open_record(letter.head, letter.body, [note])
                opened = replace(letter, inside=_fitting(bond, letter.head, inside))
            except (age.CannotOpen, records.Unreadable):
                say = "The key that came for an answer does not open it. Ask the other person about it."
                troubles += [] if _told(troubles, letter.position) else [Trouble(letter.position, say)]
        letters.append(opened)
    return replace(feed, letters=tuple(letters), troubles=tuple(troubles))


def _check_whole(bond: Bond, feed: Feed) -> Feed:
    """Look at what only the whole shows: a chain rolled back, a body gone without a word, a forked view."""
    troubles = list(feed.troubles)
    for author, (seq, _) in bond.heads.items():
        if feed.end_of(author)[0] < seq and author not in feed.broken:
            _note(
                troubles,
                feed.position,
                "The server shows less than it did before. Ask its host.",
            )
    dropped = {(one.head.author, one.head.about.id) for one in feed.letters if one.head.about.kind == "drop"}
    hashes = {one.head.seq: one.head.hash for one in feed.letters if _is_mine(bond, one.head)}
    for letter in feed.letters:
        gone = letter.body is None and letter.head.body is not None
        if gone and (letter.head.author, letter.head.id) not in dropped:
            _note(
                troubles,
                letter.position,
                "The server has lost the words of a record. Ask the other for them.",
            )
        seen = letter.inside.seen if letter.inside and letter.head.author == bond.theirs.author else None
        if seen and hashes.get(seen[0]) != seen[1]:
            _note(
                troubles,
                letter.position,
                "The server shows the two of you different things. Compare them.",
            )
    return replace(feed, troubles=tuple(troubles))


def _is_mine(bond: Bond, head: shape.Head) -> bool:
    return head.author == bond.mine.author and head.chain == "shared"


def _note(troubles: list[Trouble], position: int, say: str) -> None:
    if Trouble(position, say) not in troubles:
        troubles.append(Trouble(position, say))


def _told(troubles: list[Trouble], position: int) -> bool:
    return any(trouble.position == position for trouble in troubles)


def _in_trouble(feed: Feed, head: shape.Head | None, say: str) -> Feed:
    """Note a trouble. Where a shared head did not check, nothing after it in that chain can."""
    broken = feed.broken | {head.author} if head and head.about.kind != "hold" else feed.broken
    return replace(feed, broken=broken, troubles=(*feed.troubles, Trouble(feed.position, say)))
