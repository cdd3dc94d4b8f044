# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rolling origin: every rating from day 3 on is forecast from rows of smaller days, whoever's they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

from nearer.core.closeness import LAUNCH, Mixture, Parameters, begin, predict, update
from nearer.lab.crew import Crew
from nearer.lab.forecast import ewma, fitting, marks
from nearer.lab.people.diary import Row

QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
FIRST = 3  # the first day that is forecast
GROWN = 1.08  # everything common to people is fitted anew when there are so many times the ratings


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was expected of one rating, and how well."""

    row: Row
    mean: float
    sd: float
    quantiles: tuple[float, ...]
    crps: float
    pit: float  # randomised where ratings come in steps; uniform if the forecasts are right
    ewma_mean: float
    ewma_crps: float
    ewma_stepped: float  # CRPS of the EWMA if it, too, knows which ratings are possible
    ewma_pit: float


@dataclass(frozen=True, slots=True)
class _Person:
    """One person's days, consecutive from `start`; a day without a row is a day without a rating."""

    pair: str
    name: str
    start: int
    days: list[float | None]

    def before(self, day: int) -> list[float | None]:
        return self.days[: max(0, day - self.start)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days from `first` until before `last`, for which one fit from the days before serves."""

    first: int
    last: int
    parameters: Parameters
    peer: ewma.Ewma


def forecast(rows: Sequence[Row], *, launch: bool = False, jobs: int | None = 1) -> list[Forecast]:
    """Return a forecast of every rating from day 3 on; `launch` keeps to the numbers that are shipped."""
    people = _people(rows)
    with Crew(jobs) as crew:
        found = []
        for stretch in _stretches(people, crew, launch=launch):
            shares = [(share, stretch) for share in crew.shares(people)]
            found += [one for share in crew.map(_forecast_share, shares) for one in share]
    return found


def _people(rows: Sequence[Row]) -> list[_Person]:
    people = []
    ordered = sorted(rows, key=lambda row: (row.pair, row.person, row.day))
    for (pair, name), own in groupby(ordered, key=lambda row: (row.pair, row.person)):
        given = {row.day: row.y for row in own}
        start, end = min(given), max(given)
        people.append(_Person(pair, name, start, [given.get(day) for day in range(start, end + 1)]))
    return people


def _stretches(people: list[_Person], crew: Crew, *, launch: bool) -> Iterator[_Stretch]:
    """Yield stretches of days with what was fitted before each; where one begins, the past alone says."""
    rated = sorted({p.start + at for p in people for at, y in enumerate(p.days) if y is not None})
    days = [day for day in rated if day >= FIRST]
    point: list[float] | None = None
    while days:
        first = days[0]
        past = [before for one in people if (before := one.before(first))]
        ratings = [y for own in past for y in own if y is not None]
        step = marks.step_of(ratings, LAUNCH.step)
        days = [day for day in days[1:] if _count(people, day) >= GROWN * len(ratings)]
        snapped = [[y if y is None else marks.snapped(y, step) for y in own] for own in past]
        if not launch:
            point = fitting.fit(snapped, step, crew, point)
        parameters = fitting.parameters_at(point or [0.0] * len(fitting.FREE), step)
        yield _Stretch(first, days[0] if days else rated[-1] + 1, parameters, ewma.choose(past))


def _count(people: list[_Person], day: int) -> int:
    return sum(y is not None for one in people for y in one.before(day))


def _forecast_share(given: tuple[list[_Person], _Stretch]) -> list[Forecast]:
    people, stretch = given
    return [one for person in people for one in _forecast_person(person, stretch)]


def _forecast_person(person: _Person, stretch: _Stretch) -> Iterator[Forecast]:
    p = stretch.parameters
    days = person.before(stretch.last)
    belief = begin(p)
    expected = stretch.peer.expect(days)
    for at, y in enumerate(days):
        day = person.start + at
        mean, sd = next(expected)
        if y is not None and day >= stretch.first:
            row = Row(person.pair, person.name, day, y)
            yield _judged(row, y, predict(belief, p), (mean, sd), stretch)
        belief = update(belief, None if y is None else marks.snapped(y, p.step), p)


def _judged(row: Row, y: float, ours: Mixture, peer: tuple[float, float], stretch: _Stretch) -> Forecast:
    step = stretch.parameters.step
    rng = Random(f"{row.pair} {row.person} {row.day}")
    mark = marks.snapped(y, step)
    plain, stepped = stretch.peer.predict(*peer), stretch.peer.predict(*peer, step)
    return Forecast(
        row=row,
        mean=ours.mean(),
        sd=ours.sd(),
        quantiles=quantiles(ours),
        crps=ours.crps(y),
        pit=_pit(ours, mark, rng),
        ewma_mean=peer[0],
        ewma_crps=plain.crps(y),
        ewma_stepped=stepped.crps(y),
        ewma_pit=_pit(plain, y, rng),
    )


def quantiles(mixture: Mixture) -> tuple[float, ...]:
    """Return what `Mixture.quantile` does for each of `QUANTILES`, by one walk over the possible ratings."""
    if mixture.step == 0:
        return tuple(mixture.quantile(p) for p in QUANTILES)
    found, x, reached = [], mixture.floor, mixture.latent(mixture.floor + 0.5 * mixture.step)
    for p in QUANTILES:
        while reached < p and x < mixture.ceiling:
            x += mixture.step
            reached = mixture.latent(x + 0.5 * mixture.step)
        found.append(min(mixture.ceiling, x))
    return tuple(found)


def _pit(mixture: Mixture, y: float, rng: Random) -> float:
    below = mixture.below(y)
    return below + rng.random() * (mixture.cdf(y) - below)
