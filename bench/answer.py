# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer and reveal: ours beside oTree and beside the least that Python and SQLite could do.

All systems run at once on the server's core and are measured in turn, in an order that changes every round,
by the same load generator on another core. Everything sent is made beforehand.
"""

from __future__ import annotations

import contextlib
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import evening, pairs, servers, table
from .evening import Deck, System
from .load import Load
from .peers import NotToBeHad

CONNECTIONS = 8
STARTS = 3
SEED = 20260105
STEPS = {
    "ask": ("ask",),
    "answer": ("answer",),
    "answer, with the wait page": ("answer", "wait"),
    "reveal": ("reveal",),
    "strict: release, look again": ("release",),
    "whole evening": ("ask", "answer", "wait", "reveal", "release"),
}
OF_BOUND, OF_OTREE = 1 / 3, 8.0  # the bars: ours does at least that many times as much
NOTES = """\
ask     the page and what is new (ours and bound: / and the feed; oTree: its form page alone)
answer  ours and bound: a signed record, verified, on the disk before the reply (synchronous=FULL)
        oTree: a form, kept by SQLite as shipped (durable); the browser is then sent on to a wait page, and
        the row 'with the wait page' counts that request as well
reveal  both answers (ours and bound: the feed; oTree: its page); the strict form needs the release too
bound   plain ASGI and sqlite3, one commit a post, no framework, limits, chains or live pages
bar     what ours does at least, as a multiple of the system in the column before
p50/99  open loop: arrivals at random at half of the throughput to the left, counted from when each was due"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to do."""

    pairs: int
    rounds: int
    turns: dict[str, int]  # evenings in a round, by system: enough for a second or so each
    at_half: dict[str, int]  # evenings sent at half capacity

    @property
    def warm_up(self) -> int:
        """The evenings before the first round."""
        return 1


FULL = Size(50, 7, {"nearer": 5, "bound": 8, "oTree": 1}, {"nearer": 12, "bound": 12, "oTree": 3})
QUICK = Size(4, 1, {"nearer": 1, "bound": 1, "oTree": 1}, {"nearer": 1, "bound": 1, "oTree": 1})


@dataclass(slots=True)
class Seen:
    """What was seen of one system."""

    rates: dict[str, list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )  # steps a second, by step
    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # ms a step
    late: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # ms, at half capacity
    rest_mb: float | None = None
    after_mb: float | None = None
    cold: float = 0.0
    again: list[float] = field(default_factory=list)  # seconds of later starts
    turn: int = 0
    failures: int = 0


def _measure(load: Load, system: System, seen: Seen, turns: int) -> None:
    """Do some evenings as fast as it goes, and note rate and CPU of each step over all of them."""
    took: dict[str, float] = defaultdict(float)
    spent: dict[str, float] = defaultdict(float)
    done: dict[str, int] = defaultdict(int)
    for turn in range(seen.turn, seen.turn + turns):
        for step in list(system.steps(turn)):
            jobs = system.steps(turn)[step]  # made anew: a feed is asked for from where it stands now
            before = system.server.cpu_seconds()
            seconds, replies = load.as_fast_as_it_goes(system.server.port, jobs, CONNECTIONS)
            after = system.server.cpu_seconds()
            system.check(step, replies)
            took[step] += seconds
            done[step] += len(jobs)
            if before is not None and after is not None:
                spent[step] += after - before
    seen.turn += turns
    for step, seconds in took.items():
        seen.rates[step].append(done[step] / seconds)
        if spent:
            seen.cpu[step].append(1000 * spent[step] / done[step])


def _at_half(load: Load, system: System, seen: Seen, turns: int) -> None:
    """Do some evenings at half of the rates seen; note how long each step took from when it was due."""
    for turn in range(seen.turn, seen.turn + turns):
        for step in list(system.steps(turn)):
            rate = statistics.median(seen.rates[step]) / 2
            jobs = system.steps(turn)[step]
            replies = load.at_rate(system.server.port, jobs, rate, SEED + turn)
            system.check(step, replies)
            seen.late[step] += [1000 * reply.seconds for reply in replies]
    seen.turn += turns


@contextlib.contextmanager
def _systems(folder: Path, deck: Deck) -> Iterator[dict[str, System]]:
    """Start whatever can be had."""
    with contextlib.ExitStack() as stack:
        places = {name: folder / name for name in ("nearer", "bound", "oTree")}
        for place in places.values():
            place.mkdir()
        systems: dict[str, System] = {
            "nearer": stack.enter_context(evening.nearer(places["nearer"], deck)),
            "bound": stack.enter_context(evening.bound(places["bound"], deck)),
        }
        try:
            systems["oTree"] = stack.enter_context(evening.from_otree(places["oTree"], len(deck.pairs)))
        except NotToBeHad as reason:
            print(f"Without oTree: {reason}\n")
        yield systems


def _start_again(folder: Path, everything: dict[str, Seen]) -> None:
    """Start ours and the bound a few times more on what they have stored."""
    for _ in range(STARTS):
        for name, start in (("nearer", servers.nearer), ("bound", servers.raw)):
            with start(folder / name) as server:
                everything[name].again.append(server.cold_seconds)


def _run(load: Load, systems: dict[str, System], size: Size) -> dict[str, Seen]:
    everything = {name: Seen() for name in systems}
    time.sleep(1)  # at rest: started, everybody joined, nobody asking
    for name, system in systems.items():
        everything[name].rest_mb = system.server.memory_mb()
        everything[name].cold = system.server.cold_seconds
        if jobs := system.before():
            load.as_fast_as_it_goes(system.server.port, jobs, CONNECTIONS)
        _measure(load, system, Seen(), size.warm_up)
        everything[name].turn = size.warm_up
    names = list(systems)
    for number in range(size.rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            _measure(load, systems[name], everything[name], size.turns[name])
    for name, system in systems.items():
        _at_half(load, system, everything[name], size.at_half[name])
        everything[name].after_mb = system.server.memory_mb()
        everything[name].failures = system.failures
    return everything


def _combined(per_step: dict[str, list[float]], steps: tuple[str, ...]) -> list[float]:
    """Return the rates, round by round, of doing several steps one after the other."""
    lists = [per_step[step] for step in steps if step in per_step]
    return [1 / sum(1 / rate for rate in rates) for rates in zip(*lists, strict=True)]


def _summed(per_step: dict[str, list[float]], steps: tuple[str, ...]) -> float | None:
    medians = [statistics.median(per_step[step]) for step in steps if per_step.get(step)]
    return sum(medians) if medians else None


def _ratio(ours: list[float], theirs: list[float]) -> str:
    return f"{statistics.median(ours) / statistics.median(theirs):.2f}" if ours and theirs else table.MISSING


def _rows(everything: dict[str, Seen]) -> Iterator[list[str]]:
    for label, steps in STEPS.items():
        rates = {name: _combined(seen.rates, steps) for name, seen in everything.items()}
        if label == "answer, with the wait page":
            rates = {name: found for name, found in rates.items() if name == "oTree"}
        for name, found in rates.items():
            if not found:
                continue
            seen = everything[name]
            late = seen.late.get(steps[0], []) if len(steps) == 1 else []
            yield [
                label,
                name,
                table.spread(found),
                _ratio(found, _combined(everything["oTree"].rates, steps) if "oTree" in everything else []),
                table.number(OF_OTREE if name == "nearer" and "oTree" in rates and rates["oTree"] else None),
                _ratio(found, _combined(everything["bound"].rates, steps)),
                table.number(OF_BOUND if name == "nearer" else None),
                table.number(_summed(seen.cpu, steps)),
                table.number(table.percentile(late, 0.5) if late else None),
                table.number(table.percentile(late, 0.99) if late else None),
            ]


def report(everything: dict[str, Seen], size: Size) -> str:
    """Return the tables of a run."""
    header = [
        "step",
        "system",
        "a second, median (low..high)",
        "x oTree",
        "bar",
        "x bound",
        "bar",
        "CPU ms",
        "p50 ms",
        "p99 ms",
    ]
    title = f"answer: {2 * size.pairs} people, {size.rounds} rounds, {CONNECTIONS} connections"
    speed = table.render(title, header, _rows(everything))
    rows = [
        [
            name,
            table.number(seen.rest_mb),
            table.number(seen.after_mb),
            table.number(seen.cold),
            table.spread(seen.again),
            table.number(seen.failures),
        ]
        for name, seen in everything.items()
    ]
    rest = table.render(
        "at rest",
        ["system", "MB at rest", "MB after the run", "first start, s", "later starts, s", "failed"],
        rows,
    )
    return f"{speed}\n{NOTES}\n\n{rest}"


def main(*, quick: bool) -> None:
    """Measure and print."""
    size = QUICK if quick else FULL
    chance = pairs.chances(SEED)
    deck = Deck([pairs.make_pair(chance, str(place)) for place in range(size.pairs)], SEED)
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder, Load() as load:
        with _systems(Path(folder), deck) as systems:
            everything = _run(load, systems, size)
        _start_again(Path(folder), everything)
    print(report(everything, size))
