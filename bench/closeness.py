# SPDX-License-Identifier: AGPL-3.0-or-later
"""The closeness model: a day's update, a year filtered again, forecasts, beside what others would use.

Ours is pure Python, as it runs on a phone: in CPython, and in MicroPython as a browser has it, in Node. Peers
are used where they are installed, in an interpreter of their own: PEERS names one, otherwise ours is asked.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nearer.core.closeness import LAUNCH, Refilter, predict, refilter, update
from nearer.core.closeness.smooth import smooth
from nearer.lab import plan
from nearer.lab.forecast import forecast
from nearer.lab.forecast.table import write_diary
from nearer.lab.people import SCENARIOS
from nearer.lab.people.diary import Row, diary

from . import table
from .peers import NotToBeHad

HERE = Path(__file__).parent
YEAR = 365
BARS = {  # milliseconds, of the project's own promises: CPython, MicroPython
    "a day's update": (0.2, 5.0),
    "a year filtered again": (500.0, 3000.0),
}
NOTES = """\
update  one rating, over the grid of scales; refiltering goes in steps of 14 days, so that no page waits
peers   statsmodels: level and AR(1) carry-over at one scale, nothing censored, filtered over the same year
crps    next-day forecasts of made-up closeness diaries (marks 1 to 7, more than 40 % at the top); all
        from the days before alone; lme4: rating on yesterday's and the person, refitted for each day
share   of the true gain of one who knows the couple; no rest days; 36 practices, the same rules for all"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to do."""

    rounds: int
    pairs: int
    days: int
    couples: int
    evenings: int


FULL = Size(7, 40, 14, 12, 182)
QUICK = Size(1, 3, 6, 1, 14)


def _clocked(act: Callable[[], object], rounds: int, times: int = 1) -> list[float]:
    """Return milliseconds of each round."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(times):
            act()
        took.append(1000 * (time.perf_counter() - began) / times)
    return took


def _in_cpython(days: list[float | None], rounds: int) -> dict[str, list[float]]:
    belief, whole = refilter(days[:30], LAUNCH), refilter(days, LAUNCH)

    def longest() -> float:
        walk, most, done = Refilter(days, LAUNCH), 0.0, False
        while not done:
            began = time.perf_counter()
            done = walk.step(14)
            most = max(most, time.perf_counter() - began)
        return 1000 * most

    return {
        "a day's update": _clocked(lambda: update(belief, 85.0, LAUNCH), rounds, 200),
        "tomorrow's forecast": _clocked(lambda: predict(belief, LAUNCH).mean(), rounds, 200),
        "a year filtered again": _clocked(lambda: refilter(days, LAUNCH), rounds),
        "the longest of its steps": [longest() for _ in range(rounds)],
        "a year smoothed": _clocked(lambda: smooth(days, whole, LAUNCH), rounds),
    }


def _in_micropython(days: list[float | None], rounds: int) -> dict[str, list[float]]:
    node = shutil.which("node")
    if node is None:
        return {}
    command = [node, str(HERE / "closeness.mjs"), json.dumps(days), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = json.loads(done.stdout)
    return {
        "a day's update": took["update"],
        "tomorrow's forecast": took["predict"],
        "a year filtered again": took["year"],
        "the longest of its steps": took["step"],
        "a year smoothed": took["smooth"],
    }


def _peer(name: str, given: Mapping[str, object]) -> dict[str, float]:
    """Ask a peer in its own interpreter."""
    python = os.environ.get("PEERS", sys.executable)
    command = [python, str(HERE / "closeness_peers.py"), name]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        missing = "ModuleNotFoundError" in done.stderr
        raise NotToBeHad("not installed" if missing else done.stderr.strip().splitlines()[-1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _lme4(rows: list[Row]) -> dict[str, float]:
    rscript = shutil.which("Rscript")
    if rscript is None:
        raise NotToBeHad("not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.csv"
        write_diary(path, rows)
        command = [rscript, str(HERE / "closeness.R"), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotToBeHad("not installed")
    return {"crps": float(done.stdout)}


def _speed(size: Size) -> str:
    days = [row.y for row in diary(SCENARIOS["usual"], pairs=1, days=YEAR, seed=2) if row.person[-1] == "a"]
    here, there = _in_cpython(days, size.rounds), _in_micropython(days, size.rounds)
    rows = []
    for name, took in here.items():
        bars = [table.number(bar) for bar in BARS.get(name, (None, None))]
        rows.append([name, table.spread(took), bars[0], table.spread(there.get(name, [])), bars[1]])
    try:
        known = _peer("filter", {"days": days})
        rows.append(["statsmodels, one scale, a year", table.number(known["ms"]), *[table.MISSING] * 3])
    except NotToBeHad as reason:
        print(f"Without statsmodels: {reason}")
    header = ["milliseconds", "CPython", "bar", "MicroPython", "bar"]
    return table.render("closeness: how long the model takes", header, rows)


def _forecasts(size: Size) -> str:
    rows = diary(SCENARIOS["closeness diary"], pairs=size.pairs, days=size.days, seed=5)
    ours, launch = forecast(rows, jobs=None), forecast(rows, launch=True, jobs=None)
    ewma = statistics.fmean(one.ewma_crps for one in ours)
    found = {
        "nearer, fitted to the past": statistics.fmean(one.crps for one in ours),
        "nearer, launch prior": statistics.fmean(one.crps for one in launch),
        "EWMA": ewma,
        "EWMA that knows the marks": statistics.fmean(one.ewma_stepped for one in ours),
    }
    given = {"rows": [[row.pair, row.person, row.day, row.y] for row in rows]}
    peers: dict[str, Callable[[], dict[str, float]]] = {
        "statsmodels, local level by person": lambda: _peer("forecast", given),
        "lme4, lagged rating and person": lambda: _lme4(rows),
    }
    for name, ask in peers.items():
        try:
            found[name] = ask()["crps"]
        except NotToBeHad as reason:
            print(f"Without {name}: {reason}")
    lines = [[name, f"{crps:.3f}", f"{crps / ewma:.3f}"] for name, crps in found.items()]
    return table.render("closeness: forecasts of tomorrow's rating", ["", "CRPS", "to EWMA"], lines)


def _choosing(size: Size) -> str:
    kind = next(iter(plan.KINDS.values()))
    seeds = [f"bench {couple}" for couple in range(size.couples)]
    gains = {}
    for name in ("knows everything", "**ours**", "**ours, people**", "popularity", "chance"):
        way, rests = plan.WAYS[name]
        gains[name.strip("*")] = sum(
            plan.lived(kind, size.evenings, seed, way, rests=rests) for seed in seeds
        )
    try:
        found = _peer("choose", {"kind": 0, "days": size.evenings, "couples": size.couples})
        gains.update({f"MABWiser {name}": gain for name, gain in found.items()})
    except NotToBeHad as reason:
        print(f"Without MABWiser: {reason}")
    most = gains["knows everything"]
    lines = [[name, f"{gain / most:.3f}"] for name, gain in gains.items()]
    return table.render("closeness: choosing, as a share of the gain that is possible", ["", "share"], lines)


def main(*, quick: bool) -> None:
    """Measure and print."""
    size = QUICK if quick else FULL
    print(_speed(size))
    print(_forecasts(size))
    print(_choosing(size))
    print(NOTES)
