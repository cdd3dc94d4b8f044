# SPDX-License-Identifier: AGPL-3.0-or-later
"""What either said to the other apart from answers: questions, going first, responses, thanks, draws.

Responses and appreciations stay records until somebody looks: there are thousands, and a page shows a few.
"""

from nearer.core.days import number_of
from nearer.core.records.kinds import Appreciate, Ask, Content, First, Respond, Week
from nearer.core.records.record import Record, in_time
from nearer.core.records.words import Words

OWN = "own-"


class OwnQuestion:
    """A question that one of the two asked both. `id` is as answers name it."""

    __slots__ = ("depth", "id", "mine", "text")

    def __init__(self, *, id_: str, mine: bool, text: str, depth: int) -> None:
        self.id = id_
        self.mine = mine
        self.text = text
        self.depth = depth


class Response:
    """What one of the two said back to words of the other."""

    __slots__ = ("date", "id", "mine", "starter", "text")

    def __init__(self, record: Record, said: Respond) -> None:
        self.id = record.id
        self.mine = record.mine
        self.starter = said.starter
        self.text = said.text
        self.date = record.date


class Appreciation:
    """Something good that one of the two saw; the other sees it from the day `from_` on."""

    __slots__ = ("date", "from_", "id", "meant", "mine", "what", "when")

    def __init__(
        self, *, id_: str, mine: bool, what: str, when: str, meant: str, from_: str, date: str
    ) -> None:
        self.id = id_
        self.mine = mine
        self.what = what
        self.when = when
        self.meant = meant
        self.from_ = from_
        self.date = date


class Between:
    """What stands between the two.

    `questions` are those of the two's own, oldest first; `firsts` says who went first with what, keyed by
    (mine, question, round); `draws` and what is in them, `weeks`, are keyed by (mine, Monday).
    """

    __slots__ = ("_appreciations", "_responses", "draws", "firsts", "questions", "weeks")

    def __init__(
        self,
        *,
        questions: list[OwnQuestion],
        firsts: dict[tuple[bool, str, int], Words],
        responses: dict[str, list[Record]],
        appreciations: list[Record],
        draws: dict[tuple[bool, str], Record],
    ) -> None:
        """Responses come by the id of the record responded to."""
        self.questions = questions
        self.firsts = firsts
        self._responses = responses
        self._appreciations = appreciations
        self.draws = draws
        self.weeks = _weeks(draws)

    def responses(self, *, mine: frozenset[str], theirs: frozenset[str]) -> list[Response]:
        """Return what was said back to any of these records, of mine and of theirs, oldest first.

        Whoever responds, responds to the other: mine to theirs, theirs to mine, and nothing else counts.
        """
        found = [r for id_ in mine for r in self._responses.get(id_, []) if not r.mine]
        found += [r for id_ in theirs for r in self._responses.get(id_, []) if r.mine]
        return [Response(r, r.content) for r in in_time(found) if isinstance(r.content, Respond)]

    def appreciations(self, after: str, until: str) -> list[Appreciation]:
        """Return those shown since after a day, and mine that still wait for theirs, newest first."""
        found: list[tuple[str, Record]] = []
        for record in self._appreciations:
            said = record.content
            if isinstance(said, Appreciate):
                from_ = record.date if said.from_ is None else max(said.from_, record.date)
                if after < from_ and (record.mine or from_ <= until):
                    found.append((from_, record))
        found.sort(key=lambda entry: (entry[0], entry[1].place_in_time()), reverse=True)
        return [_appreciation(r, r.content, from_) for from_, r in found if isinstance(r.content, Appreciate)]


def fold_between(standing: dict[type[Content], list[Record]]) -> Between:
    """Return what stands between the two, from the records that stand, by kind."""
    return Between(
        questions=_questions(standing.get(Ask, [])),
        firsts=_firsts(standing.get(First, [])),
        responses=_responses(standing.get(Respond, [])),
        appreciations=standing.get(Appreciate, []),
        draws=first_draws(standing.get(Week, [])),
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


def _responses(records: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record.content, Respond):
            found.setdefault(record.content.record, []).append(record)
    return found


def _appreciation(record: Record, said: Appreciate, from_: str) -> Appreciation:
    return Appreciation(
        id_=record.id,
        mine=record.mine,
        what=said.what,
        when=said.when,
        meant=said.meant,
        from_=from_,
        date=record.date,
    )


def first_draws(records: list[Record]) -> dict[tuple[bool, str], Record]:
    """Return the first draw of each for a week: no later one counts, or one could draw until one likes it."""
    chosen: dict[tuple[bool, str], Record] = {}
    for record in records:
        if isinstance(record.content, Week):
            key = (record.mine, record.content.monday)
            if key not in chosen or record.rank() < chosen[key].rank():
                chosen[key] = record
    return chosen


def _weeks(draws: dict[tuple[bool, str], Record]) -> dict[tuple[bool, str], tuple[str, ...]]:
    return {key: _since(r.date, r.content) for key, r in draws.items() if isinstance(r.content, Week)}


def _since(date: str, week: Week) -> tuple[str, ...]:
    """Return the draw with nothing on the evenings before it was published: nobody was offered that."""
    before = number_of(date) - number_of(week.monday)
    return tuple([item if place >= before else "" for place, item in enumerate(week.items)])
