# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who shows which key: counted, hashed whether or not somebody is there to compare with, answered alike."""

import datetime as dt
from dataclasses import dataclass

from nearer.server.floor.doors import Person
from nearer.server.people import access, actions, keys, places
from nearer.server.people.access import Proof


@dataclass(frozen=True, slots=True)
class Recovery:
    """An account whose recovery code was shown, and the hash that it was checked against."""

    account: str
    recovery_hash: str


def prove_login(*, handle: str, key: str, address: str, today: dt.date) -> Proof:
    """Return the proof of somebody who signs in.

    Raises Refusal 403 or 429; both cost the same for unknown handles.
    """
    places.spend_try(act="sign-in", handle=handle, address=address, today=today)
    proof = access.proof_of(handle)
    if not keys.matches(key, proof.login_hash if proof else None) or proof is None:
        raise actions.wrong_key()
    return proof


def prove_recovery(*, handle: str, key: str, address: str, today: dt.date) -> Recovery:
    """Return the account of somebody who holds its recovery code.

    Raises Refusal 403 or 429, as `prove_login` does; both cost the same where no code was made.
    """
    places.spend_try(act="recovery", handle=handle, address=address, today=today)
    proof = access.proof_of(handle)
    kept = proof.recovery_hash if proof else None
    if not keys.matches(key, kept) or proof is None or kept is None:
        raise actions.wrong_code()
    return Recovery(proof.account, kept)


def confirm(person: Person, key: str) -> Proof:
    """Ask somebody signed in for the passphrase again, because an unlocked phone is not the whole person.

    Raises Refusal 403 or 429.
    """
    places.spend_confirmation(person=person.id)
    proof = access.proof_for(person)
    if not keys.matches(key, proof.login_hash):
        raise actions.wrong_passphrase()
    return proof
