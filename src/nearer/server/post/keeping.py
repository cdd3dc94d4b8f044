# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the post's rows are exported and erased, and what is done in the quiet hours."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date

from django.db.models import Model

from nearer.server.bonds.models import Membership
from nearer.server.floor.keeping import Keeper, Row
from nearer.server.floor.transactions import one_transaction
from nearer.server.post.access import lapsed_by
from nearer.server.post.models import Held, OwnRecord, Record


@one_transaction
def lapse(*, today: date) -> int:
    """Delete every hold that has waited 400 days by today, silently; return how many."""
    return Held.objects.filter(came__lte=lapsed_by(today)).delete()[0]


def _authors(person: str) -> list[tuple[str, str]]:
    return list(Membership.objects.filter(account=person).order_by("bond").values_list("bond_id", "author"))


def _sealed(row: Record | Held | OwnRecord) -> Row:
    body = None if row.body is None else b64encode(bytes(row.body)).decode()
    return {"head": row.head, "signature": b64encode(bytes(row.signature)).decode(), "body": body}


def _export(person: str) -> Iterator[tuple[str, Row]]:
    for own in OwnRecord.objects.filter(person=person).order_by("seq"):
        yield "OwnRecord", _sealed(own)
    for bond, author in _authors(person):
        for record in Record.objects.filter(bond=bond, author=author).order_by("position"):
            yield "Record", {"position": record.position, **_sealed(record)}
        for held in Held.objects.filter(bond=bond, author=author).order_by("hold"):
            yield "Held", _sealed(held)


def _erase(person: str) -> None:
    """Erase what waited and what was the person's own; what both could read is the other's as well."""
    OwnRecord.objects.filter(person=person).delete()
    for bond, author in _authors(person):
        Held.objects.filter(bond=bond, author=author).delete()


_MODELS: tuple[type[Model], ...] = (Record, Held, OwnRecord)
KEEPER = Keeper(room="post", models=_MODELS, export=_export, erase=_erase, neutral={})
