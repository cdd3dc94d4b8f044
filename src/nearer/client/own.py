# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records: one bundle a day, always of one size; with it the newest heads go into the self file."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nearer.client.device import Refusal, b64, unb64
from nearer.client.people import Person, change_self
from nearer.client.reading import Feed
from nearer.core.gist.lasting import lasting
from nearer.sealed import account, bundles, records, shape

AT_ONCE = 50
TRIES = 8


@dataclass(frozen=True, slots=True)
class Bundle:
    """One day's bundle, verified and opened."""

    head: shape.Head
    signature: bytes
    body: bytes
    elements: tuple[dict[str, Any], ...]


def read(person: Person, known: Sequence[Bundle] = ()) -> tuple[Bundle, ...]:
    """Fetch, verify and open the own feed. Raises shape.Malformed or BadSignature when it does not check."""
    after = known[-1].head.seq if known else 0
    fresh = [_verified(person, stored) for stored in person.device.pages("/me/records", after, AT_ONCE)]
    return _linked([*known, *fresh])


def read_copy(person: Person, stored: Iterable[dict[str, Any]]) -> tuple[Bundle, ...]:
    """Verify and open an own feed that was kept. Raises shape.Malformed or BadSignature."""
    return _linked([_verified(person, one) for one in stored])


def _linked(found: Sequence[Bundle]) -> tuple[Bundle, ...]:
    seq, prev = 0, shape.ZEROS
    for bundle in found:
        if not shape.follows(bundle.head, seq, prev):
            raise shape.Malformed("your own records come with something missing or changed")
        seq, prev = bundle.head.seq, bundle.head.hash
    return tuple(found)


def send_bundle(
    person: Person, date: dt.date, waiting: Sequence[dict[str, Any]], known: Sequence[Bundle] = ()
) -> list[dict[str, Any]]:
    """Send the bundle of a day, whether or not anything waits; give back what has to wait for the next day.

    A day has one bundle: where another device has sent it, nothing leaves and everything waits.
    """
    for _ in range(TRIES):
        known = read(person, known)
        if known and known[-1].head.date >= date:
            return list(waiting)
        place = records.Place(person.device.new_id(), None, person.own_author, shape.NOTHING)
        taken, rest = bundles.fill(place, waiting)
        gist = _gist(known, date)
        try:
            _post(person, date, known, place, bundles.seal(place, taken, person.recipient, gist))
        except Refusal as refusal:
            if refusal.code != "moved":
                raise
        else:
            return rest
    raise Refusal(409, "moved", "Another device of yours keeps writing at the same time. Try again.")


def remember(person: Person, feeds: Mapping[str, Feed]) -> None:
    """Keep the newest verified heads in the self file; belongs to the day's bundle."""

    def change(state: dict[str, Any]) -> dict[str, Any]:
        kept = dict(state.get("bonds", {}))
        for bond, feed in feeds.items():
            before = kept.get(bond, {}).get("heads", {})
            newer = {
                author: [seq, hash_]
                for author, (seq, hash_) in feed.newest.items()
                if seq > before.get(author, [0])[0]
            }
            kept[bond] = {**kept.get(bond, {}), "heads": {**before, **newer}}
        return {**state, "bonds": kept}

    change_self(person, change)


def element(
    person: Person, kind: str, bond: str | None, date: dt.date, data: dict[str, Any]
) -> dict[str, Any]:
    """Make one own record for the next bundle: `pass`, `later`, or a kind still to come."""
    return {"id": person.device.new_id(), "bond": bond, "date": date.isoformat(), "kind": kind, "data": data}


def _gist(known: Sequence[Bundle], date: dt.date) -> bundles.Gist:
    """Say what lasts of everything sent so far."""
    elements: list[object] = [one for bundle in known for one in bundle.elements]
    return bundles.Gist(known[-1].head.seq if known else 0, lasting(elements, date.isoformat()))


def _post(person: Person, date: dt.date, known: Sequence[Bundle], place: records.Place, body: bytes) -> None:
    last = known[-1].head if known else None
    text = shape.write_head(
        id=place.id,
        bond=None,
        epoch=0,
        author=place.author,
        about=shape.NOTHING,
        date=date,
        seq=last.seq + 1 if last else 1,
        prev=last.hash if last else shape.ZEROS,
        size=len(body),
        body=hashlib.sha256(body).hexdigest(),
    )
    letter = {"head": text.decode(), "signature": b64(person.own_signer.sign(text)), "body": b64(body)}
    person.device.ask("POST", "/me/records", letter, repeatable=True)


def _verified(person: Person, stored: dict[str, Any]) -> Bundle:
    head = shape.read_head(stored["head"].encode())
    signature, body = unb64(stored["signature"]), unb64(stored["body"])
    if head.chain != "own" or head.author != person.own_author:
        raise shape.Malformed("the server shows as yours what you did not write")
    shape.verify(account.public_of(person.own_signer), head.text, signature)
    inside = records.open_record(head, body, [person.identity])
    return Bundle(head, signature, body, tuple(bundles.elements_of(inside)))
