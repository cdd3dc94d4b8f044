# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records to state: a union, so that order, delay and repetition of arrivals cannot matter.

Every choice between two candidates is made by a total order over what the records say, never by arrival:
- the same author and id twice: the one that says more (a body before a sealed body before a bare head), then
  the lower (seq, place, id, content);
- two edits of one answer, two names of one person, two check-ins of one day and the like: the higher (seq,
  place, id, content);
- two answers of one person to one question in one round: one that stands, the earlier date, the lower id;
- two draws of one person for one week, two times going first with one question: the lower (seq, place, id).
A drop counts for records of its own author only, and for good.
"""

from nearer.core.records.between import fold_between
from nearer.core.records.exchanges import fold_exchanges
from nearer.core.records.kinds import Content, Drop, Gone, Hello
from nearer.core.records.own import fold_own
from nearer.core.records.record import Record, telling
from nearer.core.records.state import State


def fold(records: list[Record], bond: str | None) -> State:
    """Return the state of one bond; of None, what this person wrote without one."""
    present = _one_of_each([record for record in records if record.bond == bond])
    gone = _taken_back(present, records, bond)
    standing = _by_kind([record for record in present if record.name() not in gone])
    alone = standing if bond is None else _by_kind(_one_of_each([r for r in records if r.bond is None]))
    hellos = standing.get(Hello, [])
    return State(
        my_name=_name(hellos, mine=True),
        their_name=_name(hellos, mine=False),
        since=min([record.date for record in hellos]) if hellos else None,
        exchanges=fold_exchanges(present, standing, gone),
        between=fold_between(standing),
        own=fold_own(standing, alone),
    )


def _one_of_each(records: list[Record]) -> list[Record]:
    chosen: dict[tuple[str, str], Record] = {}
    for record in records:
        rival = chosen.get(record.name())
        if rival is None or telling(record) < telling(rival):
            chosen[record.name()] = record
    return list(chosen.values())


def _by_kind(records: list[Record]) -> dict[type[Content], list[Record]]:
    found: dict[type[Content], list[Record]] = {}
    for record in records:
        found.setdefault(type(record.content), []).append(record)
    return found


def _taken_back(present: list[Record], records: list[Record], bond: str | None) -> frozenset[tuple[str, str]]:
    """Name the records whose body is gone: dropped by their author, or come as a bare head."""
    dropped = [(r.author, r.content.record) for r in present if isinstance(r.content, Drop)]
    bare = [r.name() for r in records if r.bond == bond and isinstance(r.content, Gone)]
    return frozenset(dropped + bare)


def _name(hellos: list[Record], *, mine: bool) -> str | None:
    latest: Record | None = None
    for record in hellos:
        if record.mine == mine and (latest is None or record.rank() > latest.rank()):
            latest = record
    return latest.content.name if latest is not None and isinstance(latest.content, Hello) else None
