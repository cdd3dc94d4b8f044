# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be said: the only place where numbers become something to say, and where most of them do not.

A statement is a code with its numbers and its reason; the pages have the words. The gates are data below, so
that whoever reads them reads the policy. Nothing is ever said of harm, of the other's numbers, or of which of
two people is more of anything.
"""

from nearer.core.closeness.associations import Association
from nearer.core.closeness.effects import Effects
from nearer.core.closeness.experiment import Result
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.weighted import Difference

UNKNOWN, NONE, HIGHER, LOWER = "unknown", "none", "higher", "lower"
TOGETHER, OPPOSITE = "together", "opposite"
HELPS, EARLY, NO_CLEAR_GAIN, RETRACTED = "helps", "early", "no-clear-gain", "retracted"


class Gate:
    """When something is said.

    From so many `rated` days (or pairs) on, from so many rated days on which it was `offered` and as many
    rested, and where it is `sure`, as a probability, that there is more than `beyond`.
    """

    __slots__ = ("beyond", "offered", "rated", "sure")

    def __init__(self, *, rated: int, offered: int, sure: float, beyond: float) -> None:
        self.rated = rated
        self.offered = offered
        self.sure = sure
        self.beyond = beyond


# docs/model/, part 7 says what each is for and what it was checked against.
GATES = {
    "level": Gate(rated=14, offered=0, sure=0.0, beyond=0.0),
    "trend": Gate(rated=14, offered=0, sure=0.9, beyond=0.0),
    "association": Gate(rated=30, offered=0, sure=0.999, beyond=0.05),
    "practice": Gate(rated=0, offered=6, sure=0.95, beyond=0.0),
    "early": Gate(rated=0, offered=6, sure=0.9, beyond=0.0),
    "no-clear-gain": Gate(rated=0, offered=6, sure=0.9, beyond=1.0),
    "retracted": Gate(rated=0, offered=0, sure=0.8, beyond=0.0),
}
LEAST_CHANGE = 2.0  # points: a mean change of less is not worth a word
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9  # 'likely' is four in five


class Period:
    """The days that something is said of: both dates included, and how many of them were rated."""

    __slots__ = ("first", "last", "rated")

    def __init__(self, first: str, last: str, rated: int) -> None:
        self.first = first
        self.last = last
        self.rated = rated


class Statement:
    """Something to say, and why.

    `code` says what it is about, `about` which item or family, `verdict` what is said of it; `low` to `high`
    is where the truth likely lies (four in five), in points (an association: in SDs). The reason is the
    period, `offered` and `rested` rated days where an offer is compared with rest, and `sure`, the
    probability of what is said.
    """

    __slots__ = (
        "about",
        "code",
        "high",
        "low",
        "middle",
        "offered",
        "period",
        "rested",
        "sure",
        "verdict",
    )

    def __init__(
        self,
        *,
        code: str,
        about: str,
        verdict: str,
        what: Mixture,
        period: Period,
        sure: float,
        offered: int = 0,
        rested: int = 0,
    ) -> None:
        self.code = code
        self.about = about
        self.verdict = verdict
        self.low = what.quantile(LOW)
        self.middle = what.quantile(MIDDLE)
        self.high = what.quantile(HIGH)
        self.period = period
        self.sure = sure
        self.offered = offered
        self.rested = rested


def level(now: Mixture, period: Period) -> Statement | None:
    """Say where the level lies, always with its range; nothing while there are few ratings."""
    if period.rated < GATES["level"].rated:
        return None
    return Statement(code="level", about="", verdict="", what=now, period=period, sure=HIGH - LOW)


def trend(moved: Mixture, period: Period) -> Statement:
    """Say whether the level changed over the period; mostly it did not clearly."""
    gate, up = GATES["trend"], 1.0 - moved.cdf(0.0)
    verdict, sure = NONE, max(up, 1.0 - up)
    if period.rated < gate.rated:
        verdict = UNKNOWN
    elif sure >= gate.sure and abs(moved.mean()) >= LEAST_CHANGE:
        verdict = HIGHER if up > 0.5 else LOWER  # noqa: PLR2004 - more likely than not
    return Statement(code="trend", about="", verdict=verdict, what=moved, period=period, sure=sure)


def association(found: Association, period: Period) -> Statement:
    """Say whether feeling close goes together with an item; never what causes what."""
    gate, slope = GATES["association"], found.slope
    more, less = 1.0 - slope.cdf(gate.beyond), slope.cdf(-gate.beyond)
    verdict = UNKNOWN
    if found.paired >= gate.rated and max(more, less) >= gate.sure:
        verdict = TOGETHER if more > less else OPPOSITE
    paired = Period(period.first, period.last, found.paired)
    return Statement(
        code="association",
        about=found.item,
        verdict=verdict,
        what=slope,
        period=paired,
        sure=max(more, less),
    )


def practice(
    name: str,
    family: int,
    believed: tuple[Effects, Effects],
    check: Difference | None,
    period: Period,
    *,
    told: bool,
) -> Statement:
    """Say whether a family of practices seems to help on days it was offered.

    `believed` is what is learnt from the prior, and from one that expects nothing (the own-evidence rule);
    both must carry it, and the check without a model must not contradict. `told` says that it was told
    before; what was told stands until it is doubtful, and is then taken back in words.
    """
    effect, own = believed[0].of(family), believed[1].of(family)
    offered, rested = believed[0].offered[family], sum(believed[0].rested)
    sure = min(1.0 - effect.cdf(0.0), 1.0 - own.cdf(0.0))
    enough = min(offered, rested) >= GATES["practice"].offered
    carried = enough and check is not None and check.value > 0.0
    verdict = UNKNOWN
    if told:
        verdict = HELPS if sure >= GATES["retracted"].sure else RETRACTED
    elif carried and sure >= GATES["practice"].sure:
        verdict = HELPS
    elif carried and sure >= GATES["early"].sure:
        verdict = EARLY
    elif enough and effect.cdf(GATES["no-clear-gain"].beyond) >= GATES["no-clear-gain"].sure:
        verdict, sure = NO_CLEAR_GAIN, effect.cdf(GATES["no-clear-gain"].beyond)
    return Statement(
        code="practice",
        about=name,
        verdict=verdict,
        what=effect,
        period=period,
        sure=sure,
        offered=offered,
        rested=rested,
    )


def experiment(name: str, found: Result, period: Period) -> Statement:
    """Say what an experiment found; its verdict was settled by rules fixed before it began."""
    return Statement(
        code="experiment",
        about=name,
        verdict=found.verdict,
        what=found.effect,
        period=period,
        sure=1.0 - found.effect.cdf(0.0),
        offered=found.on,
        rested=found.off,
    )
