# SPDX-License-Identifier: AGPL-3.0-or-later
"""The brain asked without a browser: the page that one would paint, and the week's draw."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from nearer.client import telling
from nearer.client.bonding import Bond
from nearer.client.own import Bundle
from nearer.client.people import Person
from nearer.client.reading import Letter
from nearer.core.brain import Brain
from nearer.sealed import records

EVENING = 21 * 60  # nine o'clock, in minutes of the day, where no hour is given


def today(
    person: Person,
    bond: Bond,
    letters: Iterable[Letter],
    *,
    own: Sequence[Bundle] = (),
    catalogue: str,
    minute: int = EVENING,
) -> dict[str, Any]:
    """Give today's view of a bond from its letters (one's own waiting ones among them) and own records.

    `catalogue` is the compiled catalogue's JSON; `minute` counts from midnight. The form of the view stands
    in `nearer.core.brain`.
    """
    brain = _brain(bond, letters, own, catalogue)
    view: dict[str, Any] = json.loads(brain.today(_asked(person, bond, minute)))
    return view


def draw(
    person: Person, bond: Bond, letters: Iterable[Letter], *, own: Sequence[Bundle] = (), catalogue: str
) -> dict[str, Any] | None:
    """Give the data of the `week` to share and of the `drawn` to keep, by kind; None where none is due."""
    brain = _brain(bond, letters, own, catalogue)
    drawn: dict[str, Any] | None = json.loads(brain.draw(_asked(person, bond, EVENING)))
    return drawn


def _brain(bond: Bond, letters: Iterable[Letter], own: Sequence[Bundle], catalogue: str) -> Brain:
    brain = Brain()
    brain.load(catalogue)
    brain.add(json.dumps([*telling.told_by_bond(bond, letters), *telling.told_by_self(own)]))
    return brain


def _asked(person: Person, bond: Bond, minute: int) -> str:
    date: dt.date = person.device.today()
    asked = {
        "date": date.isoformat(),
        "minute": minute,
        "bond": bond.id,
        "kind": bond.kind,
        "me": bond.mine.author,
        "them": bond.theirs.author,
        "order": records.order_seed(bond.root),
        "skips": records.skips_seed(person.identity, bond.id),
        "draws": records.draws_seed(person.identity, bond.id),
        "evenings": records.evenings_seed(bond.root, bond.mine.hash, bond.theirs.hash),
    }
    return json.dumps(asked)
