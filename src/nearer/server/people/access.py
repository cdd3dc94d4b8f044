# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only doors to people's rows: by the person, by a token's hash, or by a handle that is being proved."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.db import OperationalError
from django.utils import timezone

from nearer.server.floor.doors import Person
from nearer.server.floor.refusals import not_found, signed_out
from nearer.server.floor.statements import Statement
from nearer.server.floor.threshold import SESSION_DAYS
from nearer.server.people import actions, keys
from nearer.server.people.models import Account, Reminder, Session

# One statement without the ORM: it stands before every request of every signed-in person.
_RECOGNISE = Statement("""
    SELECT account.id, account.handle, account.own_key, session.id, account.host, session.last_day
    FROM people_session session JOIN people_account account ON account.id = session.account_id
    WHERE session.token_hash = %s
""")


def recognise(token: str) -> Person | None:
    """Return whose session this token is, or None.

    Notes the day, once a day, so that unused sessions can end.
    """
    row = _RECOGNISE.row(keys.token_hash(token))
    if row is None:
        return None
    today = timezone.now().date()
    last_day: dt.date = row[5]
    if last_day < today - dt.timedelta(days=SESSION_DAYS):
        return None
    person = Person(id=row[0], handle=row[1], own_key=row[2], session=row[3], host=bool(row[4]))
    if last_day < today:
        with suppress(OperationalError):  # a full disk keeps people from writing, and must not from reading
            actions.note_day(session=person.session, today=today)
    return person


@dataclass(frozen=True, slots=True)
class Proof:
    """What a claim to be somebody is checked against."""

    account: str
    login_hash: str
    recovery_hash: str | None  # None: no code was made


def proof_of(handle: str) -> Proof | None:
    """Return what to check a key for this handle against, or None.

    The caller hides which of the two it was.
    """
    row = Account.objects.filter(handle=handle).values_list("id", "login_hash", "recovery_hash").first()
    return Proof(*row) if row else None


def proof_for(person: Person) -> Proof:
    """Return what to check the key of somebody signed in against.

    Raises Refusal 401 if they have gone meanwhile.
    """
    row = Account.objects.filter(id=person.id).values_list("id", "login_hash", "recovery_hash").first()
    if row is None:
        raise signed_out()
    return Proof(*row)


def account_of(person: Person) -> Account:
    """Return the person's own row. Raises Refusal 401 if they have gone meanwhile."""
    account = Account.objects.filter(id=person.id).first()
    if account is None:
        raise signed_out()
    return account


def anybody() -> bool:
    """Say whether anybody has an account here."""
    return Account.objects.exists()


def recovery_file(account: str) -> bytes:
    """Return the file sealed to the recovery code, for somebody who has proved to hold its key."""
    file = Account.objects.filter(id=account).values_list("recovery_file", flat=True).first()
    if file is None:
        raise not_found()
    return bytes(file)


def reminder_of(person: Person) -> Reminder | None:
    """Return when the person wants to be reminded, or None for never."""
    return Reminder.objects.filter(account=person.id).first()


def sessions_of(person: Person, *, today: dt.date) -> Iterable[Session]:
    """Return the person's sessions that still open the door, oldest first."""
    alive = today - dt.timedelta(days=SESSION_DAYS)
    return Session.objects.filter(account=person.id, last_day__gte=alive).order_by("since", "id")
