# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer lab`: what the closeness model makes of made-up people, and of diaries that one has."""

import importlib
import os
from pathlib import Path
from typing import Any

import click

from nearer.lab import forecast as forecasting
from nearer.lab.crew import Crew
from nearer.lab.forecast.table import write_diary
from nearer.lab.people import SCENARIOS
from nearer.lab.people.diary import diary


class _Writable(click.Path):
    """A file that can be written, looked at before hours are spent on what belongs into it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            self.fail(f"{str(path)!r} cannot be written. Is there such a folder?", param, ctx)
        return path


FILE = _Writable(path_type=Path, dir_okay=False)
JOBS = click.option("--jobs", type=click.IntRange(min=1), help="Cores to use; all without.")
STUDIES = {
    "calibrate": "Is the model right as often as it says? Level, change, next rating.",
    "causal": "Which comparison of days says what a practice does?",
    "experiment": "How often does our experiment find what helps, or say so of what does not?",
    "plan": "What is choosing worth, beside what one would get who knew everything?",
    "claims": "What would be said of practices, looked at every day, and how much of it is false?",
}


class _Unreadable(click.ClickException):
    exit_code = 2


@click.group()
def lab() -> None:
    """Try the closeness model on made-up people, or on a diary."""


def _study(name: str, words: str) -> None:
    """Add the verb of a study, a module of the laboratory with a function of the same name."""

    @lab.command(name, help=words)
    @click.option(
        "--size", type=click.Choice(["sample", "small", "large", "full"]), default="small", show_default=True
    )
    @click.option("--seed", type=int, default=1, show_default=True)
    @click.option(
        "--into", type=click.Path(path_type=Path, file_okay=False, exists=True), help="A folder for NAME.md."
    )
    @JOBS
    def study(*, size: str, seed: int, into: Path | None, jobs: int | None) -> None:
        module: Any = importlib.import_module(f"nearer.lab.{name}")
        with Crew(jobs) as crew:
            written = getattr(module, name)(size, seed, crew)
        if into is None:
            click.echo(written)
        else:
            (into / f"{name}.md").write_text(written, encoding="utf-8")


for _name, _words in STUDIES.items():
    _study(_name, _words)


@lab.command("forecast")
@click.argument("given", metavar="IN.csv", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("made", metavar="OUT.csv", type=FILE)
@click.option(
    "--prior",
    type=click.Choice(["fitted", "launch"]),
    default="fitted",
    help="Numbers of a population fitted to the days before each forecast, or those that are shipped.",
)
@JOBS
def forecast(*, given: Path, made: Path, prior: str, jobs: int | None) -> None:
    """Forecast each rating of a diary from the days before it.

    IN.csv has the columns pair, person, day (a whole number) and y (0 to 100, empty where nothing was rated),
    in any order. Every rating from day 3 on is forecast from rows of smaller days alone.
    """
    try:
        rows = forecasting.read(given)
    except forecasting.BadDiary as error:
        raise _Unreadable(str(error)) from None
    forecasts = forecasting.forecast(rows, launch=prior == "launch", jobs=jobs)
    forecasting.write(made, forecasts)
    click.echo(forecasting.verdict(forecasts))


@lab.command("people")
@click.argument("scenario", type=click.Choice(list(SCENARIOS)))
@click.argument("made", metavar="OUT.csv", type=FILE)
@click.option("--pairs", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--days", type=click.IntRange(min=1), default=28, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def people(*, scenario: str, made: Path, pairs: int, days: int, seed: int) -> None:
    """Write the diary of made-up pairs, to whom nothing is offered."""
    write_diary(made, diary(SCENARIOS[scenario], pairs=pairs, days=days, seed=seed))
