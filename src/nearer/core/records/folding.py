# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records to state: a union, so that order, delay and repetition of arrivals cannot matter.

Every choice between two candidates is made by a total order over what the records say, never by arrival:
- the same author and id twice: the one that says more (a body before a sealed body before a bare head), then
  the lower (seq, place, id, content);
- two edits of one answer, two names of one person: the higher (seq, place, id, content);
- two answers of one person to one question in one round: one that stands, the earlier date, the lower id.
A drop counts for records of its own author only, and for good.
"""

from nearer.core.records.kinds import Answer, Drop, Edit, Gone, Hello, Later, Pass, Sealed
from nearer.core.records.record import Record
from nearer.core.records.state import Exchange, State, Words


def fold(records: list[Record], bond: str) -> State:
    """Return the state of one bond."""
    present = _one_of_each([record for record in records if record.bond == bond])
    gone = _taken_back(present, records, bond)
    standing = [record for record in present if record.name() not in gone]
    edits = _edits(standing)
    questions = _questions_of_holds(present)
    mine = _sides([r for r in present if r.mine], gone, edits, questions)
    theirs = _sides([r for r in present if not r.mine], gone, edits, questions)
    return State(
        my_name=_name(standing, mine=True),
        their_name=_name(standing, mine=False),
        exchanges=_exchanges(mine, theirs),
        passed=frozenset(
            [
                (r.content.question, r.content.round)
                for r in standing
                if r.mine and isinstance(r.content, Pass)
            ]
        ),
        put_off=frozenset(
            [
                (r.content.question, r.content.round, r.date)
                for r in standing
                if r.mine and isinstance(r.content, Later)
            ]
        ),
    )


def _one_of_each(records: list[Record]) -> list[Record]:
    chosen: dict[tuple[str, str], Record] = {}
    for record in records:
        rival = chosen.get(record.name())
        if rival is None or _telling(record) < _telling(rival):
            chosen[record.name()] = record
    return list(chosen.values())


def _telling(record: Record) -> tuple[object, ...]:
    """Sort the record that says most first."""
    silence = 2 if isinstance(record.content, Gone) else 1 if isinstance(record.content, Sealed) else 0
    return (silence, record.rank(), record.date, record.hold or "", record.chain)


def _taken_back(present: list[Record], records: list[Record], bond: str) -> frozenset[tuple[str, str]]:
    """Name the records whose body is gone: dropped by their author, or come as a bare head."""
    dropped = [(r.author, r.content.record) for r in present if isinstance(r.content, Drop)]
    bare = [r.name() for r in records if r.bond == bond and isinstance(r.content, Gone)]
    return frozenset(dropped + bare)


def _name(standing: list[Record], *, mine: bool) -> str | None:
    latest: Record | None = None
    for record in standing:
        if record.mine != mine or not isinstance(record.content, Hello):
            continue
        if latest is None or record.rank() > latest.rank():
            latest = record
    return latest.content.name if latest is not None and isinstance(latest.content, Hello) else None


def _sides(
    present: list[Record],
    gone: frozenset[tuple[str, str]],
    edits: dict[tuple[str, str], Record],
    questions: dict[str, tuple[str, int]],
) -> dict[tuple[str, int], Words]:
    """Return one person's words to each (question, round), opened or not."""
    sides: dict[tuple[str, int], Words] = {}
    for record in present:
        if not isinstance(record.content, (Answer, Sealed, Gone)):
            continue
        key = _question_of(record, questions)
        if key is None:
            continue
        words = _words(record, edits.get(record.name()), gone=record.name() in gone)
        rival = sides.get(key)
        if rival is None or _preference(words) < _preference(rival):
            sides[key] = words
    return sides


def _questions_of_holds(present: list[Record]) -> dict[str, tuple[str, int]]:
    """Say which question each hold stands for, going by the answers; where the two differ, by mine."""
    chosen: dict[str, Record] = {}
    for record in present:
        if record.hold is None or not isinstance(record.content, Answer):
            continue
        rival = chosen.get(record.hold)
        if rival is None or _authority(record) < _authority(rival):
            chosen[record.hold] = record
    return {
        hold: (record.content.question, record.content.round)
        for hold, record in chosen.items()
        if isinstance(record.content, Answer)
    }


def _authority(record: Record) -> tuple[object, ...]:
    """Sort mine before theirs."""
    return (not record.mine, _telling(record))


def _question_of(record: Record, questions: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """Return the question of a held record; None where it cannot be told or its hold stood for another."""
    held_for = questions.get(record.hold) if record.hold is not None else None
    if not isinstance(record.content, Answer):
        return held_for
    said = (record.content.question, record.content.round)
    return said if held_for is None or held_for == said else None


def _edits(standing: list[Record]) -> dict[tuple[str, str], Record]:
    """Return the latest edit of each record by its name, in which the author of the edit stands."""
    latest: dict[tuple[str, str], Record] = {}
    for record in standing:
        if not isinstance(record.content, Edit):
            continue
        target = (record.author, record.content.record)
        rival = latest.get(target)
        if rival is None or record.rank() > rival.rank():
            latest[target] = record
    return latest


def _words(record: Record, edit: Record | None, *, gone: bool) -> Words:
    text = record.content.text if isinstance(record.content, Answer) else None
    edited = text is not None and edit is not None
    if text is not None and edit is not None and isinstance(edit.content, Edit):
        text = edit.content.text
    return Words(
        id_=record.id,
        date=record.date,
        text=None if gone else text,
        edited=edited and not gone,
        sealed=isinstance(record.content, Sealed) and not gone,
        gone=gone,
    )


def _preference(words: Words) -> tuple[int, str, str]:
    return (1 if words.gone else 0, words.date, words.id)


def _exchanges(
    mine: dict[tuple[str, int], Words], theirs: dict[tuple[str, int], Words]
) -> dict[tuple[str, int], Exchange]:
    """Pair what I answered with theirs. What only they answered is not there, nor what I withdrew."""
    exchanges: dict[tuple[str, int], Exchange] = {}
    for key, words in mine.items():
        other = theirs.get(key)
        if not words.gone or other is not None:
            exchanges[key] = Exchange(key[0], key[1], words, other)
    return exchanges
