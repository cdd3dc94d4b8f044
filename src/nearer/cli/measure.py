# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer measure`: an instrument of somebody's own, checked and scored at home; docs/instruments.md.

Nothing is sent, and nothing is kept. Whether one may use an instrument is for its owner to say.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from nearer.core.border import Malformed
from nearer.core.measures.change import change
from nearer.core.measures.measure import Measure, Score, read_measure
from nearer.core.measures.scoring import Scored, score

_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_file)
@click.option("--answers", type=_file, help="What was ticked: a JSON object, item: number.")
@click.option("--before", type=_file, help="What was ticked an earlier time, to see what has changed.")
def measure(*, file: Path, answers: Path | None, before: Path | None) -> None:
    """Check the instrument in FILE; with answers, score them."""
    if before and not answers:
        raise click.UsageError("What was ticked before needs what was ticked now (--answers).")
    known = _read(file)
    click.echo(f"{known.title} ({known.label}): {len(known.items)} items, {len(known.scores)} scores.")
    if answers:
        now, then = _scored(known, answers), _scored(known, before) if before else {}
        for wanted in known.scores:
            click.echo(f"{wanted.id}: {', '.join(_said(wanted, now[wanted.id], then.get(wanted.id)))}")


def _said(wanted: Score, now: Scored, then: Scored | None) -> Iterator[str]:
    answered = f"{now.answered} of {now.of} answered"
    yield f"too little to score, {answered}" if now.value is None else f"{now.value:g}, {answered}"
    changed = change(wanted, then.value, now.value) if then else None
    if changed:
        beyond = "more than it wobbles by itself" if changed.reliable else "no more than it wobbles by itself"
        yield f"changed by {changed.difference:+g}, {beyond} ({changed.least:.3g})"


def _read(file: Path) -> Measure:
    _json(file)  # says the line, which the core does not know
    try:
        return read_measure(file.read_text(encoding="utf-8"))
    except Malformed as error:
        raise click.ClickException(f"{file}: {error}") from None


def _scored(known: Measure, file: Path) -> dict[str, Scored]:
    given = _json(file)
    if not isinstance(given, dict) or any(type(value) not in (int, float) for value in given.values()):
        raise click.ClickException(f"{file}: The answers are an object of items and numbers.")
    try:
        return score(known, given)
    except Malformed as error:
        raise click.ClickException(f"{file}: {error}") from None


def _json(file: Path) -> object:
    try:
        found: object = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", 1)
        raise click.ClickException(f"{file}:{line}: This is not JSON: {error}.") from None
    return found
