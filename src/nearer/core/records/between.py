# SPDX-License-Identifier: AGPL-3.0-or-later
"""What either said to the other apart from answers: questions, going first, responses, thanks, draws."""

from nearer.core.records.kinds import Appreciate, Ask, Content, First, Respond, Week
from nearer.core.records.record import Record, in_time
from nearer.core.records.state import Appreciation, Between, OwnQuestion, Response, Words

OWN = "own-"


def fold_between(standing: dict[type[Content], list[Record]]) -> Between:
    """Return what stands between the two, from the records that stand, by kind."""
    return Between(
        questions=_questions(standing.get(Ask, [])),
        firsts=_firsts(standing.get(First, [])),
        responses=_responses(standing.get(Respond, [])),
        appreciations=_appreciations(standing.get(Appreciate, [])),
        weeks=_weeks(standing.get(Week, [])),
    )


def _questions(records: list[Record]) -> list[OwnQuestion]:
    """Return them oldest first. Should both have chosen one id, it names the older one, on both devices."""
    found: dict[str, OwnQuestion] = {}
    names: list[str] = []
    for record in in_time(records):
        name = OWN + record.id
        if isinstance(record.content, Ask) and name not in found:
            ask = record.content
            found[name] = OwnQuestion(id_=name, mine=record.mine, text=ask.text, depth=ask.depth)
            names.append(name)
    return [found[name] for name in names]


def _firsts(records: list[Record]) -> dict[tuple[bool, str, int], Words]:
    chosen: dict[tuple[bool, str, int], Record] = {}
    for record in records:
        if isinstance(record.content, First):
            key = (record.mine, record.content.question, record.content.round)
            if key not in chosen or record.rank() < chosen[key].rank():
                chosen[key] = record
    return {key: _words(record) for key, record in chosen.items()}


def _words(record: Record) -> Words:
    text = record.content.text if isinstance(record.content, First) else None
    return Words(id_=record.id, date=record.date, text=text, edited=False, sealed=False, gone=False)


def _responses(records: list[Record]) -> dict[tuple[bool, str], list[Response]]:
    """Whoever responds, responds to the other: mine to theirs, theirs to mine, and nothing else counts."""
    found: dict[tuple[bool, str], list[Response]] = {}
    for record in records:
        said = record.content
        if isinstance(said, Respond):
            response = Response(
                id_=record.id,
                mine=record.mine,
                starter=said.starter,
                text=said.text,
                date=record.date,
                place=record.place_in_time(),
            )
            found.setdefault((not record.mine, said.record), []).append(response)
    return found


def _appreciations(records: list[Record]) -> list[Appreciation]:
    """Return them newest first, by the day on which the other sees them."""
    found: list[tuple[str, tuple[str, int, int, str, str], Appreciation]] = []
    for record in records:
        said = record.content
        if not isinstance(said, Appreciate):
            continue
        from_ = record.date if said.from_ is None else max(said.from_, record.date)
        appreciation = Appreciation(
            id_=record.id,
            mine=record.mine,
            what=said.what,
            when=said.when,
            meant=said.meant,
            from_=from_,
            date=record.date,
        )
        found.append((from_, record.place_in_time(), appreciation))
    return [entry[2] for entry in sorted(found, key=lambda entry: entry[:2], reverse=True)]


def _weeks(records: list[Record]) -> dict[tuple[bool, str], tuple[str, ...]]:
    """Return the first draw of each for a week: no later one counts, or one could draw until one likes it."""
    chosen: dict[tuple[bool, str], Record] = {}
    for record in records:
        if isinstance(record.content, Week):
            key = (record.mine, record.content.monday)
            if key not in chosen or record.rank() < chosen[key].rank():
                chosen[key] = record
    return {key: r.content.items for key, r in chosen.items() if isinstance(r.content, Week)}
