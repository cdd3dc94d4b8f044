# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: what was proposed for which Monday, and what came about because both took part.

Whether somebody takes part is their own record. It reaches the other in the draw of the week in which the
experiment would begin, which every device publishes anyway and which looks the same for a no and for no look
at all. What came about stays until its last day: whoever stops rests, and nobody else's state knows of it.
"""

from nearer.core.days import WEEK, number_of
from nearer.core.records.between import first_draws
from nearer.core.records.kinds import NONE, Content, Week
from nearer.core.records.record import Record, in_time

LENGTHS = (4, 8, 12)  # weeks


class Propose(Content):
    """Its author would like to find out about a practice, in so many weeks from a Monday on."""

    __slots__ = ("item", "monday", "weeks")

    def __init__(self, item: str, monday: str, weeks: int) -> None:
        self.item = item
        self.monday = monday
        self.weeks = weeks

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("experiment", self.item, self.monday, str(self.weeks))


class TakePart(Content):
    """Its author takes part in a proposed experiment, or (`is_` False) does not, or stops."""

    __slots__ = ("is_", "record")

    def __init__(self, record: str, is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.record = record
        self.is_ = is_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("take-part", self.record, str(self.is_))


class Experiment:
    """One that was proposed. `first` and `last` are the numbers of its days.

    `said` is what this person said to it, None where nothing; `mine` says whether they proposed it.
    """

    __slots__ = ("first", "id", "item", "last", "mine", "said", "weeks")

    def __init__(self, record: Record, proposed: Propose, said: bool | None) -> None:  # noqa: FBT001 - kept
        self.id = record.id
        self.mine = record.mine
        self.item = proposed.item
        self.weeks = proposed.weeks
        self.first = number_of(proposed.monday)
        self.last = self.first + WEEK * proposed.weeks - 1
        self.said = said

    def taking_part(self) -> bool:
        """Say whether this person takes part; whoever proposes does, until they say otherwise."""
        return self.mine if self.said is None else self.said


class Experiments:
    """`proposed` has one for each Monday, by its number; `made` those that came about, oldest first."""

    __slots__ = ("made", "proposed")

    def __init__(self, proposed: dict[int, Experiment], made: list[Experiment]) -> None:
        self.proposed = proposed
        self.made = made

    def on(self, day: int) -> Experiment | None:
        """Return the one to which the day with this number belongs."""
        for experiment in self.made:
            if experiment.first <= day <= experiment.last:
                return experiment
        return None

    def carried(self, monday: int, today: int) -> str:
        """Return what the draw for a Monday says of taking part. Once the week has begun it is too late."""
        experiment = self.proposed.get(monday)
        if experiment is None or today >= monday or not experiment.taking_part():
            return NONE
        return experiment.id


def fold_experiments(standing: dict[type[Content], list[Record]]) -> Experiments:
    """Return what was proposed, and what came about because the draws of both say so.

    Of two proposals for one Monday the first counts, on both devices. Nothing begins while another is on.
    """
    said = _said(standing.get(TakePart, []))
    proposed: dict[int, Experiment] = {}
    for record in in_time(standing.get(Propose, [])):
        if isinstance(record.content, Propose):
            experiment = Experiment(record, record.content, said.get(record.id))
            proposed.setdefault(experiment.first, experiment)
    draws = _in_time(first_draws(standing.get(Week, [])))
    made: list[Experiment] = []
    for monday in sorted(proposed):
        agreed = [draws.get((mine, monday), NONE) == proposed[monday].id for mine in (True, False)]
        if all(agreed) and (not made or made[-1].last < monday):
            made.append(proposed[monday])
    return Experiments(proposed, made)


def _said(records: list[Record]) -> dict[str, bool]:
    said: dict[str, bool] = {}
    for record in in_time(records):
        if isinstance(record.content, TakePart):
            said[record.content.record] = record.content.is_
    return said


def _in_time(draws: dict[tuple[bool, str], Record]) -> dict[tuple[bool, int], str]:
    """Return what the draws say that were published before their week began; a later one says nothing."""
    return {
        (record.mine, number_of(record.content.monday)): record.content.experiment
        for record in draws.values()
        if isinstance(record.content, Week) and record.date < record.content.monday
    }
