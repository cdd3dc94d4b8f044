# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight's practice, if there is one, and what a week may be drawn from (`due` and `drawing`).

Nothing here is computed from both people's limits. Each draws from what suits themselves and publishes the
draw; the coin says whose counts; whoever does not want what came rests, and nobody else learns of it.
"""

from nearer.core.catalogue.chance import Chance
from nearer.core.catalogue.coin import is_on, thrown, thrown_alone
from nearer.core.catalogue.practices import Practice
from nearer.core.catalogue.questions import Catalogue
from nearer.core.days import WEEK, day_of, monday_of, number_of, weekday_of
from nearer.core.pacing.chances import is_gentle
from nearer.core.pacing.limits import allows, limits_now, spoilt
from nearer.core.records.experiments import Experiment
from nearer.core.records.own_kinds import Limits
from nearer.core.records.state import State
from nearer.core.today.evening import Evening

ALONE = "alone"
LIGHT, UNTOUCHED = 1, 0


class Suggestion:
    """A practice to offer and from whose draw it came (None: our experiment's), or None and None: rest."""

    __slots__ = ("mine", "practice")

    def __init__(self, practice: Practice | None, *, mine: bool | None) -> None:
        self.practice = practice
        self.mine = mine


class Taste:
    """What suits one person on some evening, by their own limits and pace."""

    __slots__ = ("catalogue", "depth", "evening", "state")

    def __init__(self, state: State, catalogue: Catalogue, evening: Evening, depth: int) -> None:
        self.state = state
        self.catalogue = catalogue
        self.evening = evening
        self.depth = depth

    def suiting(self, practices: list[Practice], monday: int) -> list[Practice]:
        """Return those that limits and pace allow in the week that begins on a Monday."""
        limits, depth = limits_now(self.state.own.limits), self.depth
        if is_gentle(self.evening.skips, monday):
            limits, depth = Limits(limits.topics, UNTOUCHED, limits.depth), min(depth, LIGHT)
        return [practice for practice in practices if allows(practice, limits, depth)]

    def felt(self, before: str) -> list[tuple[str, str]]:
        """Return how practices felt on the days before a date, as (practice, felt)."""
        return [(item, felt) for item, day, felt in self.state.own.felt if day < before]


def suggested(taste: Taste) -> Suggestion:
    """Return what is suggested tonight."""
    rest = Suggestion(None, mine=None)
    experiment = taste.state.experiments.on(taste.evening.number)
    if experiment is not None:
        drawn = _tossed(taste, experiment)
    else:
        drawn = _drawn_alone(taste) if taste.evening.alone else _drawn(taste)
    practice = drawn.practice
    if practice is None or practice.id in taste.state.own.unwanted:
        return rest
    if taste.evening.bond_kind is not None and taste.evening.bond_kind not in practice.bonds:
        return rest  # the other's device can name anything
    date = taste.evening.date
    if (practice.id, date) in taste.state.own.declined or practice.id in spoilt(taste.felt(date)):
        return rest
    return drawn if taste.suiting([practice], monday_of(taste.evening.number)) else rest


def _tossed(taste: Taste, experiment: Experiment) -> Suggestion:
    """Return the practice of our experiment where its coin says so; whoever has stopped rests."""
    evenings = taste.evening.evenings
    if evenings is None or not experiment.taking_part() or not is_on(evenings, taste.evening.number):
        return Suggestion(None, mine=None)
    return Suggestion(taste.catalogue.practices.get(experiment.item), mine=None)


def _drawn(taste: Taste) -> Suggestion:
    """Return what the coin took from somebody's published draw."""
    evening, state = taste.evening, taste.state
    nothing = Suggestion(None, mine=None)
    if evening.evenings is None or evening.me is None or evening.them is None:
        return nothing
    coin = thrown(evening.evenings, evening.me, evening.them, evening.number)
    items = state.between.weeks.get((coin.mine, day_of(monday_of(evening.number))))
    if coin.rests or items is None:
        return nothing
    practice = taste.catalogue.practices.get(items[weekday_of(evening.number)])
    if practice is None or not _for_two(practice):
        return nothing
    return Suggestion(practice, mine=coin.mine)


def _drawn_alone(taste: Taste) -> Suggestion:
    """Return what chance takes for one person: each practice as likely as another, none twice in a week.

    Each practice draws a place of its own for the week, so that one more or less moves no other.
    """
    evening = taste.evening
    if evening.draws is None or thrown_alone(evening.draws, evening.number).rests:
        return Suggestion(None, mine=None)
    monday = monday_of(evening.number)
    chance = Chance(evening.draws, monday)
    drawn = sorted([(chance.at(practice.number), practice.id) for practice in candidates(taste, monday)])
    found = drawn[weekday_of(evening.number) % len(drawn)][1] if drawn else ""
    return Suggestion(taste.catalogue.practices.get(found), mine=True)


def candidates(taste: Taste, monday: int) -> list[Practice]:
    """Return the practices to draw from.

    Where a person allows nothing at all, it is made among the lightest practices, and if need be among all: a
    draw that is missing would tell the other what this device must not say. Its own person rests anyway.
    """
    every = taste.catalogue.practices_for(taste.evening.bond_kind)
    fit = _for_one if taste.evening.alone else _for_two
    every = [practice for practice in every if fit(practice)]
    gone = spoilt(taste.felt(day_of(monday)))
    suited = taste.suiting([one for one in every if one.id not in gone and _wants(taste, one)], monday)
    recent = _recently_done(taste.state, monday)
    light = [practice for practice in every if practice.depth <= LIGHT and practice.touch == UNTOUCHED]
    return [practice for practice in suited if practice.id not in recent] or suited or light or every


def _for_one(practice: Practice) -> bool:
    return practice.drawn and practice.alone


def _for_two(practice: Practice) -> bool:
    """Say whether chance may suggest it to two. What comes from elsewhere than our own draw is asked too."""
    return practice.drawn and practice.place != ALONE


def _wants(taste: Taste, practice: Practice) -> bool:
    """Say whether a practice is wanted. Alone, one unwanted since today may be drawn, and today rests."""
    since = taste.state.own.unwanted.get(practice.id)
    return since is None or (taste.evening.alone and since >= taste.evening.date)


def _recently_done(state: State, monday: int) -> frozenset[str]:
    """Name what was practised in the seven days before a Monday; later days would change a draw once made."""
    return frozenset([item for item, day in state.own.done if monday - WEEK <= number_of(day) < monday])
