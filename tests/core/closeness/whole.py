# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers from every part of the model, so that the two interpreters can be held against each other.

`python -m tests.core.closeness.whole` writes what CPython makes of them to whole.json. A change there is a
change of what people are told: look at it before it is committed.
"""

import json

from nearer.core.closeness import LAUNCH, TENSION, loglik, predict, refilter, weights
from nearer.core.closeness.associations import associate
from nearer.core.closeness.change import change, level_now
from nearer.core.closeness.choose import Candidate, week, worth
from nearer.core.closeness.effects import Occasion, expecting, learn
from nearer.core.closeness.experiment import result
from nearer.core.closeness.liking import Liking, likings
from nearer.core.closeness.smooth import smooth
from nearer.core.closeness.weighted import difference, surprises
from tests.core.closeness.diaries import Luck, diary


def everything() -> dict[str, list[float]]:
    """Return numbers by part."""
    days = diary(201, 120, level=88.0)
    return {
        "level": _level(days),
        "tension": _level(diary(202, 60, level=8.0, step=10.0)),
        "effects": _effects(),
        "experiment": _experiment(days),
        "associations": _association(days),
        "choices": _choices(),
    }


def _level(days: list[float | None]) -> list[float]:
    parameters = LAUNCH if len(days) > 100 else TENSION
    belief = refilter(days, parameters)
    tomorrow, now = predict(belief, parameters), level_now(belief, parameters)
    moved = change(refilter(days[:-28], parameters), days[-28:], parameters)
    found = [loglik(belief), tomorrow.mean(), tomorrow.sd(), tomorrow.crps(80.0), tomorrow.cdf(60.0)]
    found += [now.mean(), now.sd(), now.quantile(0.1), now.quantile(0.9), moved.mean(), moved.sd()]
    found += weights(belief)
    for point in smooth(days, belief, parameters)[::10]:
        found += [point.mean, point.sd]
    return found


def _effects() -> list[float]:
    luck, occasions = Luck(203), []
    for y in diary(204, 120, level=80.0):
        family, mine, offered = int(5 * luck.uniform()), luck.uniform() < 0.5, luck.uniform() < 0.8
        mine_too = family if mine else None
        occasions.append(Occasion(y, family=mine_too, offered=offered and mine, theirs=offered and not mine))
    ratings = [occasion.y for occasion in occasions]
    effects = learn(occasions, expecting(refilter(ratings, LAUNCH), LAUNCH, [0.0] * 5), LAUNCH)
    found = [value for family in range(5) for value in (effects.of(family).mean(), effects.of(family).sd())]
    check = difference(occasions, surprises(ratings, LAUNCH), (0, 1, 2, 3, 4))
    if check is not None:
        found += [check.value, check.se]
    return found


def _experiment(days: list[float | None]) -> list[float]:
    luck = Luck(205)
    on = [luck.uniform() < 0.5 for _ in range(84)]
    found = result(days[:36], days[36:], on, on, LAUNCH)
    return [] if found is None else [found.effect.mean(), found.effect.sd(), found.effect.cdf(0.0)]


def _association(days: list[float | None]) -> list[float]:
    luck = Luck(206)
    values = [None if luck.uniform() < 0.3 else float(int(11.0 * luck.uniform())) for _ in days]
    slope = associate("apart", days, values, refilter(days, LAUNCH), LAUNCH).slope
    return [slope.mean(), slope.sd(), slope.cdf(0.05)]


def _candidate(item: str, family: str, liking: Liking, luck: Luck) -> Candidate:
    mean, sd = worth(liking)
    return Candidate(item, family, mean, sd, tuple([luck.uniform() for _ in range(7)]))


def _choices() -> list[float]:
    luck = Luck(207)
    families = {"p" + str(place): "f" + str(place % 4) for place in range(12)}
    liked = likings(families, [("p1", "nicer"), ("p1", "nicer"), ("p5", "worse"), ("p2", "same")])
    candidates = [_candidate(item, families[item], liked[item], luck) for item in sorted(families)]
    found: list[float] = []
    for choice in week(candidates, 7):
        found += [float(choice.id[1:])]
        found += choice.propensities
    return found


if __name__ == "__main__":
    from pathlib import Path

    text = json.dumps(everything(), indent=1, sort_keys=True)
    Path(__file__).with_name("whole.json").write_text(text + "\n", encoding="utf-8")
