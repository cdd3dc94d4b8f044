# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of the library suits a person: what is for their kind of bond, and about nothing off limits."""

from nearer.core.border import members
from nearer.core.catalogue.terms import read_bonds, read_topics
from nearer.core.pacing.limits import is_off, limits_now
from nearer.core.records.state import State
from nearer.core.today.evening import Evening


def suiting(entries: dict[str, object], state: State, evening: Evening) -> list[str]:
    """Return the ids of the entries that suit, in no order that means anything.

    For whoever is alone and has not said with whom it is to be, every kind of bond is theirs.
    """
    kind, limits = evening.bond_kind, limits_now(state.own.limits)
    found: list[str] = []
    for id_ in sorted(entries):
        entry = members(entries[id_], "The entry")
        if (kind is None or kind in read_bonds(entry)) and not is_off(read_topics(entry, id_), limits):
            found.append(id_)
    return found
