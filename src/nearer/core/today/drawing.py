# SPDX-License-Identifier: AGPL-3.0-or-later
"""The week of practices that a device draws for its turns, by what its own person liked.

It is published as ids; how likely each was is for this person alone (quiet). A device fetches this file, and
the model that it asks, when a week is to be drawn.
"""

from nearer.core.catalogue.chance import Chance
from nearer.core.catalogue.practices import Practice
from nearer.core.closeness.choose import UNIFORM, Candidate, Choice, rounds, week, worth
from nearer.core.closeness.liking import likings
from nearer.core.closeness.priors import EXPLORE
from nearer.core.days import WEEK, day_of
from nearer.core.records.own_kinds import MILLION, Drawn
from nearer.core.today.suggestion import Taste, candidates

NUMBERS = 2**32  # that chance has


def draw(taste: Taste, draws: str, monday: int) -> Drawn | None:
    """Draw seven practices for the week from a Monday on; None where the catalogue has none at all.

    Where nothing is to be worked out for this person, each is as likely as another.
    """
    explore = EXPLORE if taste.state.own.counting.on else UNIFORM
    choices = week(_liked(taste, candidates(taste, monday), draws, monday), WEEK, explore=explore)
    if not choices:
        return None
    families = sorted({one.family for choice in choices for one in choice.feasible})
    return Drawn(
        day_of(monday),
        tuple([choice.id for choice in choices]),
        tuple([_millionths(choice.propensity) for choice in choices]),
        {family: tuple([_of_family(choice, family) for choice in choices]) for family in families},
    )


def draw_view(drawn: Drawn | None, experiment: str) -> dict[str, object] | None:
    """Return the data of the records that a draw makes, by kind: what is published, and what stays own.

    `experiment` is the id that the published one carries (records.experiments).
    """
    if drawn is None:
        return None
    made: dict[str, object] = {"from": drawn.monday, "items": list(drawn.items)}
    published, own = dict(made), dict(made)
    published["experiment"] = experiment
    own["likely"] = list(drawn.likely)
    own["families"] = {family: list(drawn.families[family]) for family in drawn.families}
    return {"week": published, "drawn": own}


def _liked(taste: Taste, practices: list[Practice], draws: str, monday: int) -> list[Candidate]:
    """Return what may be drawn with what it is worth to this person, and with luck of its own.

    What was said since the Monday counts next week, so that whenever the week is drawn, it is the same.
    """
    every = taste.catalogue.practices
    liked = likings({id_: every[id_].family for id_ in every}, taste.felt(day_of(monday)))
    places = {id_: place for place, id_ in enumerate(sorted(every))}
    chance, laps = Chance(draws, monday), rounds(len(practices), WEEK) if practices else 0
    found = []
    for practice in practices:
        numbers = [chance.at(places[practice.id] + lap * len(every)) for lap in range(laps)]
        mean, sd = worth(liked[practice.id])
        luck = tuple([(number + 1) / NUMBERS for number in numbers])
        found.append(Candidate(practice.id, practice.family, mean, sd, luck))
    return found


def _of_family(choice: Choice, family: str) -> int:
    """Return how likely any practice of a family was."""
    chances = [choice.propensities[at] for at, one in enumerate(choice.feasible) if one.family == family]
    return _millionths(sum(chances))


def _millionths(chance: float) -> int:
    return round(MILLION * chance)
