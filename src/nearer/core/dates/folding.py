# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records to the dates that stand: a union, whatever order they come in.

Of the plans of one date the higher version counts, then the later day of writing, then the higher author and
id: two who change it at once end with the same one. A version counts only with every one below it, so that
nobody can put one that the other cannot outdo. A date that either has taken back is over for good.
"""

from nearer.core.dates.contents import CHAIN_OF, Did, Fun, Off, Plan, Shown, read_content
from nearer.core.records.kinds import NONE, Content
from nearer.core.records.others import told
from nearer.core.records.record import Record


class Planned:
    """A date that stands. `id` is the record that began it, `mine` says whether this person put it so."""

    __slots__ = ("id", "mine", "plan")

    def __init__(self, id_: str, *, mine: bool, plan: Plan) -> None:
        self.id = id_
        self.mine = mine
        self.plan = plan


class KeptLine:
    """What one of the two kept of something that both did."""

    __slots__ = ("did", "id", "mine")

    def __init__(self, id_: str, *, mine: bool, did: Did) -> None:
        self.id = id_
        self.mine = mine
        self.did = did


class Dates:
    """`planned` by day and time; `kept` newest first; `fun`, for this person alone, as added.

    `shown` are (id, mine, what), the oldest first; of one thing shown twice by one person, the first.
    """

    __slots__ = ("fun", "kept", "planned", "shown")

    def __init__(
        self,
        *,
        planned: list[Planned],
        kept: list[KeptLine],
        fun: list[str],
        shown: list[tuple[str, bool, str]],
    ) -> None:
        self.planned = planned
        self.kept = kept
        self.fun = fun
        self.shown = shown


def fold_dates(records: list[Record]) -> Dates:
    """Return what the records, one of each name, say of dates; whatever is no such record says nothing."""
    said: list[tuple[Record, Content]] = []
    for record, kind, data in told(records, CHAIN_OF):
        content = read_content(kind, data)
        if content is not None:
            said.append((record, content))
    kept = [KeptLine(r.id, mine=r.mine, did=c) for r, c in said if isinstance(c, Did)]
    kept.sort(key=lambda line: (line.did.day, line.id), reverse=True)
    return Dates(planned=_planned(said), kept=kept, fun=_fun(said), shown=_shown(said))


def _planned(said: list[tuple[Record, Content]]) -> list[Planned]:
    off = [content.of for _, content in said if isinstance(content, Off)]
    plans: dict[str, list[tuple[Record, Plan]]] = {}
    for record, content in said:
        if isinstance(content, Plan):
            plans.setdefault(record.id if content.of == NONE else content.of, []).append((record, content))
    best: dict[str, tuple[Record, Plan]] = {}
    for id_, put in plans.items():
        for record, plan in sorted(put, key=lambda one: _weight(one[0], one[1])):
            reached = best[id_][1].version if id_ in best else 0
            if plan.version <= reached + 1:
                best[id_] = (record, plan)
    standing = [id_ for id_ in best if id_ not in off]
    standing.sort(key=lambda id_: (best[id_][1].day, best[id_][1].time, id_))
    return [Planned(id_, mine=best[id_][0].mine, plan=best[id_][1]) for id_ in standing]


def _weight(record: Record, plan: Plan) -> tuple[int, str, str, str]:
    return (plan.version, record.date, record.author, record.id)


def _fun(said: list[tuple[Record, Content]]) -> list[str]:
    newest = {content.what: content.is_ for _, content in said if isinstance(content, Fun)}
    listed: list[str] = []
    for _, content in said:
        if isinstance(content, Fun) and newest[content.what] and content.what not in listed:
            listed.append(content.what)
    return listed


def _shown(said: list[tuple[Record, Content]]) -> list[tuple[str, bool, str]]:
    found: list[tuple[str, bool, str]] = []
    for record, content in said:
        if isinstance(content, Shown):
            known = [(mine, what) for _, mine, what in found]
            if (record.mine, content.what) not in known:
                found.append((record.id, record.mine, content.what))
    return found
