# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records to what this person keeps to themselves. Reading refuses those of anybody else."""

from nearer.core.records.between import Appreciation
from nearer.core.records.counting import fold_counting
from nearer.core.records.kinds import Content
from nearer.core.records.own_kinds import (
    Afresh,
    CheckIn,
    Drawn,
    Favourite,
    Felt,
    Kept,
    Later,
    LeftOut,
    Limits,
    Noticed,
    NotTonight,
    Pass,
    Practised,
    Seeing,
    Unwanted,
    With,
)
from nearer.core.records.record import Record, in_time
from nearer.core.records.state import Own
from nearer.core.records.words import Words


def fold_own(standing: dict[type[Content], list[Record]], alone: dict[type[Content], list[Record]]) -> Own:
    """Return what a person keeps to themselves in a bond, and what they took along from before it.

    Limits, practices that are not wanted or liked, whether anything is worked out, and answers kept alone
    hold everywhere; passes and the like do not.
    """
    everywhere = standing is not alone

    def both(kind: type[Content]) -> list[Record]:
        return in_time(standing.get(kind, []) + (alone.get(kind, []) if everywhere else []))

    def here(kind: type[Content]) -> list[Record]:
        return standing.get(kind, [])

    said = _newest_practised(here(Practised))
    return Own(
        passed=_passed(here(Pass)),
        put_off=_put_off(here(Later)),
        kept=_kept(both(Kept)),
        noticed=_noticed(here(Noticed)),
        checkins=_checkins(here(CheckIn)),
        counting=fold_counting(both(Seeing), in_time(here(LeftOut)), in_time(here(Afresh))),
        done=frozenset([key for key, practised in said.items() if practised.done in ("yes", "partly")]),
        said=frozenset(said),
        felt=[(item, day, one.felt) for (item, day), one in said.items() if one.felt is not None],
        drawn=_drawn(here(Drawn)),
        marks=_marks(here(Felt)),
        limits=_limits(both(Limits)),
        unwanted=_unwanted(both(Unwanted)),
        favourites=_favourites(both(Favourite)),
        declined=_declined(here(NotTonight)),
        with_=_with(in_time(alone.get(With, []))),
    )


def _passed(records: list[Record]) -> frozenset[tuple[str, int]]:
    return frozenset([(r.content.question, r.content.round) for r in records if isinstance(r.content, Pass)])


def _put_off(records: list[Record]) -> frozenset[tuple[str, int, str]]:
    return frozenset(
        [(r.content.question, r.content.round, r.date) for r in records if isinstance(r.content, Later)]
    )


def _kept(records: list[Record]) -> dict[tuple[str, int], Words]:
    """Return the newest words kept to each question."""
    kept: dict[tuple[str, int], Words] = {}
    for record in records:
        said = record.content
        if isinstance(said, Kept):
            kept[(said.question, said.round)] = Words(
                id_=record.id, date=record.date, text=said.text, edited=False, sealed=False, gone=False
            )
    return kept


def _noticed(records: list[Record]) -> list[Appreciation]:
    found: list[Appreciation] = []
    for record in in_time(records):
        said = record.content
        if isinstance(said, Noticed):
            noticed = Appreciation(
                id_=record.id,
                mine=True,
                what=said.what,
                when=said.when,
                meant=said.meant,
                from_=record.date,
                date=record.date,
            )
            found.append(noticed)
    return [found[len(found) - 1 - place] for place in range(len(found))]


def _checkins(records: list[Record]) -> dict[str, CheckIn]:
    newest: dict[str, Record] = {}
    for record in records:
        if isinstance(record.content, CheckIn):
            rival = newest.get(record.content.day)
            if rival is None or record.rank() > rival.rank():
                newest[record.content.day] = record
    return {day: record.content for day, record in newest.items() if isinstance(record.content, CheckIn)}


def _newest_practised(records: list[Record]) -> dict[tuple[str, str], Practised]:
    newest: dict[tuple[str, str], Practised] = {}
    for record in in_time(records):
        if isinstance(record.content, Practised):
            newest[(record.content.item, record.content.day)] = record.content
    return newest


def _drawn(records: list[Record]) -> dict[str, list[Drawn]]:
    drawn: dict[str, list[Drawn]] = {}
    for record in records:
        if isinstance(record.content, Drawn):
            drawn.setdefault(record.content.monday, []).append(record.content)
    return drawn


def _marks(records: list[Record]) -> list[tuple[str, str, str]]:
    return [
        (r.date, r.content.record, r.content.understood)
        for r in in_time(records)
        if isinstance(r.content, Felt)
    ]


def _limits(records: list[Record]) -> list[tuple[str, Limits]]:
    return [(record.date, record.content) for record in records if isinstance(record.content, Limits)]


def _unwanted(records: list[Record]) -> dict[str, str]:
    unwanted: dict[str, str] = {}
    for record in records:
        if isinstance(record.content, Unwanted):
            if record.content.is_:
                unwanted.setdefault(record.content.item, record.date)
            else:
                unwanted.pop(record.content.item, None)
    return unwanted


def _favourites(records: list[Record]) -> frozenset[str]:
    newest = {r.content.item: r.content.is_ for r in records if isinstance(r.content, Favourite)}
    return frozenset([item for item in newest if newest[item]])


def _declined(records: list[Record]) -> frozenset[tuple[str, str]]:
    return frozenset([(r.content.item, r.content.day) for r in records if isinstance(r.content, NotTonight)])


def _with(records: list[Record]) -> With | None:
    newest: With | None = None
    for record in records:
        if isinstance(record.content, With):
            newest = record.content
    return newest
