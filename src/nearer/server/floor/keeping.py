# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of rows when somebody asks for a copy of them, or goes: one keeper for each room.

Rooms register here when Django starts, in the order of INSTALLED_APPS, lower rooms first. Erasing goes the
other way, so that a room above still finds what it stands on. A house test checks that every model of every
room is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from nearer.server.floor.models import Allowance
from nearer.server.floor.transactions import one_transaction

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Keeper:
    """How one room keeps its promises about a person's rows.

    `export(person_id)` yields (model name, row) for everything the room holds of that person, sealed files as
    base64. `erase(person_id)` deletes it, or takes the person out of it where it is also somebody else's; it
    runs inside a transaction and touches nothing but the database. `neutral` are models with nothing of a
    person in them, each with the reason.
    """

    room: str
    models: tuple[type[Model], ...]
    export: Callable[[str], Iterator[tuple[str, Row]]]
    erase: Callable[[str], None]
    neutral: Mapping[type[Model], str]


_keepers: dict[str, Keeper] = {}


def keep(keeper: Keeper) -> None:
    """Register a room's keeper. A second one for the same room takes the first one's place."""
    _keepers[keeper.room] = keeper


def keepers() -> tuple[Keeper, ...]:
    """Return all keepers, lower rooms first."""
    return tuple(_keepers.values())


def export_person(person: str) -> dict[str, list[Row]]:
    """Return all rows that are about this person (by account id), by model name."""
    found: dict[str, list[Row]] = {}
    for keeper in keepers():
        for model, row in keeper.export(person):
            found.setdefault(model, []).append(row)
    return found


@one_transaction
def erase_person(*, person: str) -> None:
    """Erase this person (by account id) from every room, upper rooms first, all or nothing."""
    for keeper in reversed(keepers()):
        keeper.erase(person)


def _nothing_to_export(person: str) -> Iterator[tuple[str, Row]]:  # noqa: ARG001 - a keeper's form
    return iter(())


def _nothing_to_erase(person: str) -> None:
    """Leave the allowances: nothing in them says whose they are, and a full one is forgotten by itself."""


KEEPER = Keeper(
    room="floor",
    models=(),
    export=_nothing_to_export,
    erase=_nothing_to_erase,
    neutral={Allowance: "keyed hashes of what was tried; they name nobody and are forgotten when full"},
)
