# SPDX-License-Identifier: AGPL-3.0-or-later
"""How people's rows are exported and erased, and what is done in the quiet hours."""

import datetime as dt
from base64 import b64encode
from collections.abc import Iterator

from nearer.server.floor.keeping import Keeper, Row
from nearer.server.floor.threshold import SESSION_DAYS
from nearer.server.floor.transactions import one_transaction
from nearer.server.people.models import Account, Instance, KnownPlace, Reminder, Session
from nearer.server.people.places import KNOWN_DAYS


@one_transaction
def forget_unused(*, today: dt.date) -> int:
    """Delete sessions that are over, and places nobody came from in a year; return how many."""
    sessions = Session.objects.filter(last_day__lt=today - dt.timedelta(days=SESSION_DAYS))
    places = KnownPlace.objects.filter(last_day__lt=today - dt.timedelta(days=KNOWN_DAYS))
    return sessions.delete()[0] + places.delete()[0]


def _export(person: str) -> Iterator[tuple[str, Row]]:
    for account in Account.objects.filter(id=person):
        files = {name: getattr(account, name) for name in ("passphrase_file", "recovery_file", "self_file")}
        made = {name: b64encode(bytes(file)).decode() for name, file in files.items() if file is not None}
        yield (
            "Account",
            {
                "id": account.id,
                "handle": account.handle,
                "own_key": account.own_key,
                "recipient": account.recipient,
                "host": account.host,
                "created": account.created.isoformat(),
                "self_version": account.self_version,
                **made,
            },
        )
    for session in Session.objects.filter(account=person).order_by("since", "id"):
        days = {"since": session.since.isoformat(), "last_day": session.last_day.isoformat()}
        yield "Session", {"id": session.id, "label": session.label, **days}
    for place in KnownPlace.objects.filter(account=person).order_by("id"):
        yield "KnownPlace", {"id": place.id, "last_day": place.last_day.isoformat()}
    for reminder in Reminder.objects.filter(account=person):
        yield "Reminder", {"minute": reminder.minute, "channel": reminder.channel}


def _erase(person: str) -> None:
    Reminder.objects.filter(account=person).delete()
    KnownPlace.objects.filter(account=person).delete()
    Session.objects.filter(account=person).delete()
    Account.objects.filter(id=person).delete()


KEEPER = Keeper(
    room="people",
    models=(Account, Session, KnownPlace, Reminder),
    export=_export,
    erase=_erase,
    neutral={Instance: "which server this is; one row, about nobody"},
)
