# SPDX-License-Identifier: AGPL-3.0-or-later
"""The story in `story.toml`, read into values. `ago` counts days back from the day the demo is made."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

WHO = ("ada", "ben")
BEGIN = 90  # days ago


@dataclass(frozen=True, slots=True)
class Reply:
    """A response to somebody's words, and how understood they felt by it."""

    by: str
    ago: int
    to: str
    starter: str
    text: str
    understood: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that both answered: words, and days ago, by person."""

    question: str
    words: dict[str, str]
    ago: dict[str, int]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of their own, and what both answered."""

    by: str
    ago: int
    depth: int
    text: str
    words: dict[str, str]
    answered: dict[str, int]


@dataclass(frozen=True, slots=True)
class First:
    """Somebody went first with a question; the other answered later."""

    by: str
    ago: int
    question: str
    text: str
    answer: str
    answered: int


@dataclass(frozen=True, slots=True)
class Appreciation:
    """Specific thanks, given at once or tucked away for the morning."""

    by: str
    ago: int
    what: str
    when: str
    meant: str
    morning: bool = False


@dataclass(frozen=True, slots=True)
class Practised:
    """A practice that was on, with (done, felt) of each."""

    item: str
    ago: int
    how: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Journal:
    """What somebody wrote for nobody."""

    by: str
    ago: int
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """How days were: (days ago, closeness from 0 to 100) to draw lines between, and silent (from, to)."""

    points: dict[str, tuple[tuple[int, int], ...]]
    silent: dict[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """All of it."""

    names: dict[str, str]
    kind: str
    exchanges: tuple[Exchange, ...]
    asked: tuple[Asked, ...]
    first: tuple[First, ...]
    appreciations: tuple[Appreciation, ...]
    practised: tuple[Practised, ...]
    journals: tuple[Journal, ...]
    course: Course


def read() -> Story:
    """Read the story that comes with nearer."""
    told = tomllib.loads(resources.files(__package__).joinpath("story.toml").read_text(encoding="utf-8"))
    return Story(
        names={who: told["people"][who] for who in WHO},
        kind=told["people"]["kind"],
        exchanges=tuple(_exchange(one) for one in told["exchange"]),
        asked=tuple(
            Asked(words=one.pop("answers"), **one) for one in (dict(asked) for asked in told["asked"])
        ),
        first=tuple(First(**one) for one in told["first"]),
        appreciations=tuple(Appreciation(**one) for one in told["appreciation"]),
        practised=tuple(
            Practised(one["item"], one["ago"], {who: (one[who][0], one[who][1]) for who in WHO})
            for one in told["practised"]
        ),
        journals=tuple(Journal(**one) for one in told["journal"]),
        course=Course(*(_pairs(told["course"]), _pairs(told["course"]["silent"]))),
    )


def _exchange(told: dict[str, Any]) -> Exchange:
    replies = tuple(Reply(**one) for one in told.get("response", ()))
    return Exchange(told["question"], {who: told[who] for who in WHO}, told["ago"], replies)


def _pairs(told: dict[str, Any]) -> dict[str, tuple[tuple[int, int], ...]]:
    return {who: tuple((one[0], one[1]) for one in told[who]) for who in WHO}
