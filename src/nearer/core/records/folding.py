# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records to state: a union, so that order, delay and repetition of arrivals cannot matter.

Every choice between two candidates is made by a total order over what the records say, never by arrival:
- the same author and id twice: the one that says more (a body before a sealed body before a bare head), then
  the lower (seq, place, id, content);
- two edits of one answer, two names of one person, two check-ins of one day and the like: the higher (seq,
  place, id, content);
- two answers of one person to one question in one round: one that stands, the earlier date, the lower id;
- two draws of one person for one week, two times going first with one question: the lower (seq, place, id);
- two proposals of an experiment for one Monday, whoever made them: the earlier in time.
A drop counts for records of its own author only, and for good.
"""

from nearer.core.records.between import fold_between
from nearer.core.records.exchanges import fold_exchanges
from nearer.core.records.experiments import fold_experiments
from nearer.core.records.kinds import Content, Drop, Edit, Gone, Hello, Other
from nearer.core.records.own import fold_own
from nearer.core.records.record import Record, telling
from nearer.core.records.state import State


def fold(records: list[Record], bond: str | None) -> State:
    """Return the state of one bond; of None, what this person wrote without one."""
    here = [record for record in records if record.bond == bond]
    present = _by_kind(_one_of_each(here))
    gone = _taken_back(present.get(Drop, []), here)
    standing = _standing(present, gone)
    alone = standing
    if bond is not None:
        alone = _by_kind(_one_of_each([record for record in records if record.bond is None]))
    hellos = standing.get(Hello, [])
    return State(
        my_name=_name(hellos, mine=True),
        their_name=_name(hellos, mine=False),
        since=min([record.date for record in hellos]) if hellos else None,
        exchanges=fold_exchanges(present, standing.get(Edit, []), gone),
        between=fold_between(standing),
        experiments=fold_experiments(standing),
        own=fold_own(standing, alone),
        others=standing.get(Other, []) + (alone.get(Other, []) if alone is not standing else []),
    )


def _one_of_each(records: list[Record]) -> list[Record]:
    """Return one record of each name. A dict for each author: MicroPython is slow with tuples as keys."""
    chosen: dict[str, dict[str, Record]] = {}
    for record in records:
        by_id = chosen.get(record.author)
        if by_id is None:
            by_id = chosen[record.author] = {}
        rival = by_id.get(record.id)
        if rival is None or telling(record) < telling(rival):
            by_id[record.id] = record
    return [record for by_id in chosen.values() for record in by_id.values()]


def _by_kind(records: list[Record]) -> dict[type[Content], list[Record]]:
    found: dict[type[Content], list[Record]] = {}
    for record in records:
        kind = type(record.content)
        if kind in found:
            found[kind].append(record)
        else:
            found[kind] = [record]
    return found


def _taken_back(drops: list[Record], here: list[Record]) -> frozenset[tuple[str, str]]:
    """Name the records whose body is gone: dropped by their author, or come as a bare head."""
    dropped = [(r.author, r.content.record) for r in drops if isinstance(r.content, Drop)]
    bare = [record.name() for record in here if isinstance(record.content, Gone)]
    return frozenset(dropped + bare)


def _standing(
    present: dict[type[Content], list[Record]], gone: frozenset[tuple[str, str]]
) -> dict[type[Content], list[Record]]:
    if not gone:
        return present
    ids = {id_ for _, id_ in gone}
    return {
        kind: [record for record in records if record.id not in ids or record.name() not in gone]
        for kind, records in present.items()
    }


def _name(hellos: list[Record], *, mine: bool) -> str | None:
    latest: Record | None = None
    for record in hellos:
        if record.mine == mine and (latest is None or record.rank() > latest.rank()):
            latest = record
    return latest.content.name if latest is not None and isinstance(latest.content, Hello) else None
