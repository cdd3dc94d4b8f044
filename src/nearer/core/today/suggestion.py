# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight's practice, if there is one, and the week of practices that a device draws for its turns.

Nothing here is computed from both people's limits. Each draws from what suits themselves and publishes the
draw; the coin says whose counts; whoever does not want what came rests, and nobody else learns of it.
"""

from nearer.core.catalogue.chance import Chance
from nearer.core.catalogue.coin import thrown, thrown_alone
from nearer.core.catalogue.practices import Practice
from nearer.core.catalogue.questions import Catalogue
from nearer.core.days import WEEK, day_of, monday_of, number_of, weekday_of
from nearer.core.pacing.chances import is_gentle
from nearer.core.pacing.limits import allows, limits_now
from nearer.core.records.state import State
from nearer.core.today.evening import Evening

FRIDAY = 4
ALONE = "alone"
LIGHT, UNTOUCHED = 1, 0


class Suggestion:
    """A practice to offer and from whose draw it came, or None and None: rest."""

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

    def allows(self, practice: Practice, monday: int) -> bool:
        """Say whether limits and pace allow a practice in the week that begins on a Monday."""
        if is_gentle(self.evening.skips, monday) and (practice.touch > UNTOUCHED or practice.depth > LIGHT):
            return False
        return allows(practice, limits_now(self.state.own.limits), self.depth)


def suggested(taste: Taste) -> Suggestion:
    """Return what is suggested tonight."""
    rest = Suggestion(None, mine=None)
    drawn = _drawn_alone(taste) if taste.evening.alone else _drawn(taste)
    practice = drawn.practice
    if practice is None or practice.id in taste.state.own.unwanted:
        return rest
    if (practice.id, taste.evening.date) in taste.state.own.declined:
        return rest
    return drawn if taste.allows(practice, monday_of(taste.evening.number)) else rest


def due(taste: Taste) -> tuple[str, list[str]] | None:
    """Return the Monday and the seven practices that this device should publish now; None where it has.

    From a Friday on that is the coming week's, so that it is there when the week begins.
    """
    evening = taste.evening
    if evening.alone or evening.draws is None:
        return None
    mondays = [monday_of(evening.number)]
    if weekday_of(evening.number) >= FRIDAY:
        mondays.append(mondays[0] + WEEK)
    for monday in mondays:
        if (True, day_of(monday)) not in taste.state.between.weeks:
            items = _draw(taste, evening.draws, monday)
            return (day_of(monday), items) if items else None
    return None


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
    if evening.bond_kind is not None and evening.bond_kind not in practice.bonds:
        return nothing
    return Suggestion(practice, mine=coin.mine)


def _drawn_alone(taste: Taste) -> Suggestion:
    evening = taste.evening
    if evening.draws is None or thrown_alone(evening.draws, evening.number).rests:
        return Suggestion(None, mine=None)
    items = _draw(taste, evening.draws, monday_of(evening.number))
    found = taste.catalogue.practices[items[weekday_of(evening.number)]] if items else None
    return Suggestion(found, mine=True)


def _draw(taste: Taste, draws: str, monday: int) -> list[str]:
    """Draw seven practices for a week, each as likely as another, none twice while there are enough.

    Each practice draws a place of its own for the week, so that one more or less moves no other.
    """
    chance = Chance(draws, monday)
    drawn = [(chance.at(practice.number), practice.id) for practice in _candidates(taste, monday)]
    ids = [id_ for _, id_ in sorted(drawn)]
    return [ids[place % len(ids)] for place in range(WEEK)] if ids else []


def _candidates(taste: Taste, monday: int) -> list[Practice]:
    """Return the practices to draw from.

    Where a person allows nothing at all, it is made among the lightest practices, and if need be among all: a
    draw that is missing would tell the other what this device must not say. Its own person rests anyway.
    """
    every = taste.catalogue.practices_for(taste.evening.bond_kind)
    fit = _for_one if taste.evening.alone else _for_two
    every = [practice for practice in every if fit(practice)]
    suited = [practice for practice in every if _suits(taste, practice, monday)]
    recent = _recently_done(taste.state, monday)
    light = [practice for practice in every if practice.depth <= LIGHT and practice.touch == UNTOUCHED]
    return [practice for practice in suited if practice.id not in recent] or suited or light or every


def _for_one(practice: Practice) -> bool:
    return practice.drawn and practice.alone


def _for_two(practice: Practice) -> bool:
    """Say whether chance may suggest it to two. What comes from elsewhere than our own draw is asked too."""
    return practice.drawn and practice.place != ALONE


def _suits(taste: Taste, practice: Practice, monday: int) -> bool:
    """Say whether a practice may be drawn. Alone, one unwanted since today still is, and today rests."""
    since = taste.state.own.unwanted.get(practice.id)
    wanted = since is None or (taste.evening.alone and since >= taste.evening.date)
    return wanted and taste.allows(practice, monday)


def _recently_done(state: State, monday: int) -> frozenset[str]:
    """Name what was practised in the seven days before a Monday; later days would change a draw once made."""
    return frozenset([item for item, day in state.own.done if monday - WEEK <= number_of(day) < monday])
