# SPDX-License-Identifier: AGPL-3.0-or-later
"""The closeness model: a day's update, a year filtered again, forecasts, beside what others would use.

Ours is pure Python, as it runs on a phone: in CPython, and in MicroPython in a Worker of Chromium. Peers are
used where they are installed, in an interpreter of their own: PEERS names one, otherwise ours is asked.
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
from typing import Any

from playwright.sync_api import Route

from nearer.core.closeness import LAUNCH, Refilter, predict, refilter, update
from nearer.core.closeness.smooth import smooth
from nearer.lab import plan
from nearer.lab.forecast import forecast
from nearer.lab.forecast.table import write_diary
from nearer.lab.people import SCENARIOS
from nearer.lab.people.diary import Row, diary
from nearer.lab.tables import ratio

from . import table, window
from .peers import NotToBeHad

HERE = Path(__file__).parent
BUILT = HERE.parent / "src/nearer/server/site/built"
PLACE = "http://localhost/closeness/"  # nobody listens there: what it gives is given by hand
LOADER = "import { inAWorker } from './web/interpreter.mjs'; process.stdout.write(inAWorker());"
ASK = """(given) => new Promise((resolve, reject) => {
    const worker = new Worker('worker.mjs', { type: 'module' });
    worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(given);
})"""
YEAR = 365
BARS = {  # milliseconds, of the project's own promises: CPython, MicroPython
    "a day's update": (0.2, 5.0),
    "a year filtered again": (500.0, 3000.0),
}
POPULARITY, PEOPLE = "popularity", "ours, people"
WAYS = (
    "knows everything",
    "**ours**",
    f"**{PEOPLE}**",
    "**ours, with rest and chance**",
    POPULARITY,
    "chance",
)
NOTES = """\
update  one rating, over the grid of scales; in a Worker as a call of its own, with what MicroPython clears
        away after each; refiltering goes in steps of 14 days, so that no page waits
peers   statsmodels: level and AR(1) carry-over at one scale, nothing censored, filtered over the same year
crps    next-day forecasts of made-up closeness diaries (marks 1 to 7, more than 40 % at the top); all
        from the days before alone; lme4: rating on yesterday's and the person, refitted for each day
share   of the true gain of one who knows the couple; 36 practices, the same rules for all, no rest days
        unless it says so; with its standard error over couples, as has 'ours to it', our gain over that of
        the row. Popularity and 'ours, people' know the true means over people, all others nothing. MABWiser:
        its policies without context, asked once for each draw; of ratings they are told the departure from
        the true level, which ours is not"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to do."""

    rounds: int
    pairs: int
    days: int
    couples: tuple[int, int]  # where they are alike, and where they differ and so vary more
    evenings: int


FULL = Size(7, 40, 14, (120, 500), 182)
QUICK = Size(1, 3, 6, (1, 1), 14)


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
    """Ask a Worker in Chromium, which is given the interpreter and the rules as they are shipped."""
    roles = json.loads((BUILT / "manifest.json").read_text())["roles"]
    files = {name: (BUILT / roles[name]).read_bytes() for name in ("wasm", "core", "further")}
    command = ["node", "--input-type=module", "-e", LOADER]
    loader = subprocess.run(command, cwd=HERE.parent, capture_output=True, check=True).stdout
    files |= {"": b"<!doctype html>", "loader.mjs": loader}
    files["worker.mjs"] = (HERE / "closeness.mjs").read_bytes()

    def give(route: Route) -> None:
        name = route.request.url.removeprefix(PLACE)
        kind = {"": "text/html", "wasm": "application/wasm"}.get(name, "text/javascript")
        if name in files:
            route.fulfill(body=files[name], content_type=kind)
        else:
            route.fulfill(status=404)

    given = {"wasm": "wasm", "sources": ["core", "further"], "days": days, "rounds": rounds}
    with window.chromium() as browser:
        page = browser.new_page()
        page.route(f"{PLACE}**", give)
        page.goto(PLACE)
        took = page.evaluate(ASK, given)
        browser.close()
    return {
        "a day's update": took["update"],
        "tomorrow's forecast": took["predict"],
        "a year filtered again": took["year"],
        "the longest of its steps": took["step"],
        "a year smoothed": took["smooth"],
    }


def _peer(name: str, given: Mapping[str, object]) -> dict[str, Any]:
    """Ask a peer in its own interpreter."""
    python = os.environ.get("PEERS", sys.executable)
    command = [python, str(HERE / "closeness_peers.py"), name]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        missing = "ModuleNotFoundError" in done.stderr
        raise NotToBeHad("not installed" if missing else done.stderr.strip().splitlines()[-1])
    found: dict[str, Any] = json.loads(done.stdout)
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
    here, there = _in_cpython(days, size.rounds), {}
    try:
        there = _in_micropython(days, size.rounds)
    except NotToBeHad as reason:
        print(f"Without a browser: {reason}")
    rows = []
    for name, took in here.items():
        bars = [table.number(bar) for bar in BARS.get(name, (None, None))]
        rows.append([name, table.spread(took), bars[0], table.spread(there.get(name, [])), bars[1]])
    try:
        known = _peer("filter", {"days": days})
        rows.append(["statsmodels, one scale, a year", table.number(known["ms"]), *[table.MISSING] * 3])
    except NotToBeHad as reason:
        print(f"Without statsmodels: {reason}")
    header = ["milliseconds", "CPython", "bar", "in a Worker", "bar"]
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
    peers: dict[str, Callable[[], dict[str, Any]]] = {
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


def _choosing(world: str, couples: int, evenings: int) -> str:
    kind = plan.KINDS[world]
    # The first are the couples of `nearer lab plan --seed 1`.
    seeds = [f"1 {couple}" for couple in range(couples)]
    gains: dict[str, list[float]] = {}
    for name in WAYS:
        way, rests = plan.WAYS[name]
        lived = [plan.lived(kind, evenings, seed, way, rests=rests) for seed in seeds]
        gains[name.strip("*")] = lived
    try:
        found = _peer("choose", {"kind": world, "days": evenings, "seeds": seeds})
        gains.update({f"MABWiser {name}": gain for name, gain in found.items()})
    except NotToBeHad as reason:
        print(f"Without MABWiser: {reason}")
    most, ours = gains["knows everything"], gains["ours"]
    lines = [[name, _ratio(gain, most), _ratio(ours, gain)] for name, gain in gains.items()]
    title = f"closeness: choosing for {couples} {world}, as a share of the gain that is possible"
    like_for_like = ratio(zip(gains[PEOPLE], gains[POPULARITY], strict=True))
    shown = table.render(title, ["", "share", "ours to it"], lines)
    return f"{shown}\n{PEOPLE!r} to popularity, which knows as much: {like_for_like}\n"


def _ratio(gained: list[float], of: list[float]) -> str:
    return "1" if gained is of else str(ratio(zip(gained, of, strict=True)))


def main(*, quick: bool) -> None:
    """Measure and print."""
    size = QUICK if quick else FULL
    print(_speed(size))
    print(_forecasts(size))
    for world, couples in zip(plan.KINDS, size.couples, strict=False):
        print(_choosing(world, couples, size.evenings))
    print(NOTES)
