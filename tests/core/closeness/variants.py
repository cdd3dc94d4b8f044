# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was tried on the level: `python -m tests.core.closeness.variants 120 90`, for docs/model/tried.md.

Run from the top, with `src` on the path. So many people, so many days, in worlds that the model does not
quite expect; every variant forecasts the same ratings from day 3 on, and is scored as a forecast of ratings
in steps.
"""

import sys
from math import exp, log, sqrt

from nearer.core.closeness import LAUNCH, Belief, Mixture, Node, Parameters, begin, predict, update, weights
from nearer.core.closeness.refilter import advanced, observed
from tests.core.closeness.diaries import Luck

COARSE = tuple([0.5 * place for place in range(-3, 4)])
WORLDS = ("usual", "ceiling", "heavy tails", "large shifts")
FIRST = 3


def person(luck: Luck, days: int, world: str) -> tuple[list[float | None], float]:
    """Return the ratings of somebody, and the level on the last day."""
    scale, level = exp(0.4 * luck.normal()), (92.0 if world == "ceiling" else 78.0) + 15.0 * luck.normal()
    carried, found = 10.0 * scale * luck.normal(), []
    for _ in range(days):
        level += luck.normal()
        if world == "large shifts":
            level += 15.0 * (1 if luck.uniform() < 0.5 else -1) if luck.uniform() < 1 / 60 else 0.0
        elif world != "heavy tails":
            level += 8.0 * luck.normal() if luck.uniform() < 1 / 90 else 0.0
        carried = 0.35 * carried + sqrt(1.0 - 0.35**2) * 10.0 * scale * luck.normal()
        noise = luck.normal()
        if world == "heavy tails":  # Student's t with 4 degrees of freedom, of the same variance
            noise /= sqrt(sum([luck.normal() ** 2 for _ in range(4)]) / 2.0)
        y = 5.0 * round((level + carried + 8.0 * scale * noise) / 5.0)
        found.append(max(0.0, min(100.0, y)) if luck.uniform() < 0.7 else None)
    return found, level


class Variant:
    """A way to filter: parameters, and how likely and large sudden shifts of the level are taken to be."""

    def __init__(self, name: str, parameters: Parameters, likely: float = 0.0, sd: float = 0.0) -> None:
        self.name = name
        self.parameters = parameters
        self.likely = likely
        self.sd = sd

    def day(self, belief: Belief, y: float | None) -> Belief:
        """Return the belief a day later; with shifts, two normals are put into one each day (GPB1)."""
        p = self.parameters
        if self.likely == 0.0 or y is None:
            return update(belief, y, p)
        nodes = []
        for place, node in enumerate(belief.nodes):
            calm = advanced(node, p.scales[place], p)
            shifted = Node(
                calm.level,
                calm.carried,
                calm.level_var + self.sd**2,
                calm.both,
                calm.carried_var,
                calm.logp,
            )
            pair = [observed(each, p.scales[place], y, p)[0] for each in (calm, shifted)]
            nodes.append(_merged(pair, [log(1.0 - self.likely), log(self.likely)]))
        return Belief(belief.days + 1, belief.rated + 1, tuple(nodes))


def _merged(pair: list[Node], logs: list[float]) -> Node:
    raw = [node.logp + logs[place] for place, node in enumerate(pair)]
    logp = max(raw) + log(sum([exp(value - max(raw)) for value in raw]))
    shares = [exp(value - logp) for value in raw]
    level = sum([w * node.level for w, node in zip(shares, pair, strict=True)])
    carried = sum([w * node.carried for w, node in zip(shares, pair, strict=True)])
    moments = [0.0, 0.0, 0.0]
    for w, node in zip(shares, pair, strict=True):
        x, z = node.level - level, node.carried - carried
        moments[0] += w * (node.level_var + x * x)
        moments[1] += w * (node.both + x * z)
        moments[2] += w * (node.carried_var + z * z)
    return Node(level, carried, moments[0], moments[1], moments[2], logp)


def _model(log_scales: tuple[float, ...], step: float) -> Parameters:
    names = ("mean", "level_sd", "drift_sd", "carry", "carry_sd", "noise_sd", "scale_sd")
    numbers = {name: getattr(LAUNCH, name) for name in names}
    return Parameters(**numbers, step=step, rounding=0.0 if step else 2.0, log_scales=log_scales)


FINE = tuple([log(s) for s in LAUNCH.scales])
FINEST = tuple([0.125 * place for place in range(-18, 11)])
VARIANTS = (
    Variant("7 scales (by .5), ratings exact with a variance of 2", _model(COARSE, 0.0)),
    Variant("7 scales, whole intervals", _model(COARSE, 5.0)),
    Variant("15 scales (by .25), ratings exact with a variance of 2", _model(FINE, 0.0)),
    Variant("**15 scales, whole intervals** (kept)", LAUNCH),
    Variant("29 scales (by .125), whole intervals", _model(FINEST, 5.0)),
    Variant("kept, drift SD 0.6", LAUNCH.but(drift_sd=0.6)),
    Variant("kept, drift SD 1.4", LAUNCH.but(drift_sd=1.4)),
    Variant("kept, shifts of SD 8 once in 90 days", LAUNCH, 1.0 / 90.0, 8.0),
    Variant("kept, shifts of SD 15 once in 100 days, drift SD 0.8", LAUNCH.but(drift_sd=0.8), 0.01, 15.0),
)


def scored(variant: Variant, ratings: list[float | None]) -> tuple[float, Belief]:
    """Return the summed CRPS of one person's ratings, and the last belief."""
    belief, total = begin(variant.parameters), 0.0
    for day, y in enumerate(ratings):
        if y is not None and day >= FIRST:
            f = predict(belief, variant.parameters)
            total += Mixture(f.shares, f.means, f.sds, floor=0.0, ceiling=100.0, step=5.0).crps(y)
        belief = variant.day(belief, y)
    return total, belief


def main() -> None:
    """Print CRPS, its change against the first row with a standard error, and coverage of the level."""
    count, days = int(sys.argv[1]), int(sys.argv[2])
    for number, world in enumerate(WORLDS):
        luck = Luck(900 + number)
        people = [person(luck, days, world) for _ in range(count)]
        rated = sum([y is not None for ratings, _ in people for y in ratings[FIRST:]])
        first: list[float] = []
        for variant in VARIANTS:
            totals, covered = [], 0
            for ratings, level in people:
                total, belief = scored(variant, ratings)
                totals.append(total)
                sds = [sqrt(node.level_var) for node in belief.nodes]
                now = Mixture(weights(belief), [node.level for node in belief.nodes], sds)
                covered += 0.1 < now.cdf(level) < 0.9
            first = first or totals
            gaps = [total - own for total, own in zip(totals, first, strict=True)]
            mean = sum(gaps) / count
            se = sqrt(sum([(gap - mean) ** 2 for gap in gaps]) * count / (count - 1.0))
            row = (sum(totals) / rated, 100.0 * sum(gaps) / sum(first), 100.0 * se / sum(first))
            print(  # noqa: T201 - that is what it is for
                f"| {world} | {variant.name} | {row[0]:.3f} | {row[1]:+.2f} % ({row[2]:.2f}) "
                f"| {covered / count:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
