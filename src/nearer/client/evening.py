# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight, as the core sees it: the page that a browser would paint, without a browser."""

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


def today(
    person: Person, bond: Bond, letters: Iterable[Letter], *, own: Sequence[Bundle] = (), catalogue: str
) -> dict[str, Any]:
    """Give today's view of a bond from its letters (one's own waiting ones among them) and own records.

    `catalogue` is the compiled catalogue's JSON; the view's form stands in `nearer.core.brain`.
    """
    date: dt.date = person.device.today()
    brain = Brain()
    brain.load(catalogue)
    brain.add(json.dumps([*telling.told_by_bond(bond, letters), *telling.told_by_self(own)]))
    asked = {
        "date": date.isoformat(),
        "bond": bond.id,
        "kind": bond.kind,
        "order": records.order_seed(bond.root),
        "skips": records.skips_seed(person.identity, bond.id),
    }
    view: dict[str, Any] = json.loads(brain.today(json.dumps(asked)))
    return view
