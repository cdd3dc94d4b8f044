# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records of kinds that are read where a page asks for them, and not before."""

from nearer.core.border import Malformed, members
from nearer.core.records.kinds import Other
from nearer.core.records.record import Record, in_time

OWN = "own"


def told(records: list[Record], chain_of: dict[str, str]) -> list[tuple[Record, str, dict[str, object]]]:
    """Return the records of some kinds with kind and data: what is shared first, and each chain oldest first.

    `chain_of` names the kinds; what stands on another chain than its kind's, or has no members, says nothing.
    Own records are in the order in which they were sent, whatever the clock said: of two the later counts.
    """
    # Few of many are asked for: what is to be put in order is chosen first.
    ours = [record for record in records if chain_of.get(_kind(record)) == record.chain]
    shared = in_time([record for record in ours if record.chain != OWN])
    own = sorted([record for record in ours if record.chain == OWN], key=lambda record: record.rank())
    found: list[tuple[Record, str, dict[str, object]]] = []
    for record in shared + own:
        try:
            found.append((record, _kind(record), members(_data(record), "'data'")))
        except Malformed:
            continue
    return found


def _kind(record: Record) -> str:
    return record.content.kind if isinstance(record.content, Other) else ""


def _data(record: Record) -> object:
    return record.content.data if isinstance(record.content, Other) else None
