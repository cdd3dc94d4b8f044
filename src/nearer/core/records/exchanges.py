# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answers to exchanges: who answered what, what has opened, and what became of the words."""

from nearer.core.records.kinds import Answer, Content, Edit, Gone, Sealed
from nearer.core.records.record import Record, telling
from nearer.core.records.state import Exchange
from nearer.core.records.words import Words


def fold_exchanges(
    present: dict[type[Content], list[Record]],
    edits: list[Record],
    gone: frozenset[tuple[str, str]],
) -> dict[tuple[str, int], Exchange]:
    """Return exchanges by (question, round), from all records, the edits that stand, and what is gone."""
    answers = present.get(Answer, [])
    said = answers + present.get(Sealed, []) + present.get(Gone, [])
    latest = _edits(edits)
    questions = _questions_of_holds(answers)
    mine = _sides([r for r in said if r.mine], gone, latest, questions)
    theirs = _sides([r for r in said if not r.mine], gone, latest, questions)
    return _exchanges(mine, theirs)


def _sides(
    said: list[Record],
    gone: frozenset[tuple[str, str]],
    edits: dict[tuple[str, str], Record],
    questions: dict[str, tuple[str, int]],
) -> dict[tuple[str, int], Words]:
    """Return one person's words to each (question, round), opened or not."""
    sides: dict[tuple[str, int], Words] = {}
    for record in said:
        key = _question_of(record, questions)
        if key is None:
            continue
        words = _words(record, edits.get(record.name()), gone=record.name() in gone)
        rival = sides.get(key)
        if rival is None or _preference(words) < _preference(rival):
            sides[key] = words
    return sides


def _questions_of_holds(answers: list[Record]) -> dict[str, tuple[str, int]]:
    """Say which question each hold stands for, going by the answers; where the two differ, by mine."""
    chosen: dict[str, Record] = {}
    for record in answers:
        if record.hold is None:
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
    return (not record.mine, telling(record))


def _question_of(record: Record, questions: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """Return the question of a held record; None where it cannot be told or its hold stood for another."""
    held_for = questions.get(record.hold) if record.hold is not None else None
    if not isinstance(record.content, Answer):
        return held_for
    said = (record.content.question, record.content.round)
    return said if held_for is None or held_for == said else None


def _edits(edits: list[Record]) -> dict[tuple[str, str], Record]:
    """Return the latest edit of each record by its name, in which the author of the edit stands."""
    latest: dict[tuple[str, str], Record] = {}
    for record in edits:
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
