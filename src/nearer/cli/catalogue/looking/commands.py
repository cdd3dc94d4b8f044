# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is typed: search, show, coverage, stats, questions."""

import dataclasses
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from nearer.cli.catalogue.content import CONTENT, Content, read
from nearer.cli.catalogue.looking import coverage as rows_
from nearer.cli.catalogue.looking import questions, requirements, stats, terminal
from nearer.cli.catalogue.looking.items import Item, items, texts

T = TypeVar("T")
ROW = re.compile(r"R\d+", re.IGNORECASE)
NUMBERED = ("steps", "alone", "apart")
SHORT = 60
SORTS = [field.name for field in dataclasses.fields(Content)]
NOT = 4  # the rank of what does not fit

_content = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CONTENT,
    help="The folder that holds the content (default: content/ of this checkout).",
)
_requirements = click.option(
    "--requirements",
    "rows",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=CONTENT.parent / "docs/requirements.toml",
    help="The file of requirements (default: docs/requirements.toml of this checkout).",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "sort", type=click.Choice(SORTS), help="Look only there.")
@click.option("--most", type=click.IntRange(min=1), default=20, help="Print so many at most (default: 20).")
@_json
@_content
def search(words: tuple[str, ...], sort: str | None, most: int, content: Path, *, as_json: bool) -> None:
    """Find items in which every one of WORDS stands, or a longer word that begins so."""
    known, each = _looked(content), " ".join(words).split()
    every = [(item, _rank(item, each)) for item in items(known) if sort in (None, item.sort)]
    found = [item for item, rank in sorted(every, key=lambda pair: pair[1]) if rank < NOT]
    if as_json:
        terminal.say_json([{"sort": i.sort, "id": i.id, "title": i.title} for i in found[:most]])
        return
    for item in found[:most]:
        click.echo(terminal.wrapped(item.title, f"{item.id}  ", "    "))
        if item.summary:
            click.echo(terminal.wrapped(item.summary, "    "))
    left = len(found) - most
    click.echo(f"{left} more; --most prints them." if left > 0 else f"{len(found)} found.")


@click.command()
@click.argument("id_", metavar="ID")
@_json
@_content
@_requirements
def show(id_: str, content: Path, rows: Path, *, as_json: bool) -> None:
    """Print all of an item, or of a row of the requirements (R186), by its ID."""
    known = _looked(content)
    if ROW.fullmatch(id_):
        every = {one.row.id: one for one in rows_.answered(known, requirements.find(rows))}
        row = _named(id_.upper(), every)
        _say(rows_.as_data(row), rows_.lines_of(row), as_json=as_json)
        return
    found: dict[str, list[Item]] = {}
    for item in items(known):
        found.setdefault(item.id, []).append(item)
    those = _named(id_.lower(), found)
    whole = [{"sort": item.sort, "id": item.id, **item.fields} for item in those]
    _say(whole, (line for item in those for line in _shown(item)), as_json=as_json)


@click.command()
@click.option("--waiting", is_flag=True, help="Only rows for which something is still missing.")
@_json
@_content
@_requirements
def coverage(content: Path, rows: Path, *, waiting: bool, as_json: bool) -> None:
    """Say by which items and features each row of the requirements is answered; fail where one is nowhere."""
    known, required = _looked(content), requirements.find(rows)
    every = rows_.answered(known, required)
    shown = [one for one in every if one.row.waits or not waiting]
    lines = (*rows_.listed(shown), "", rows_.summed(every), *rows_.unseen(every, required.unseen))
    _say([rows_.as_data(one) for one in shown], iter(lines), as_json=as_json)
    wrong = [*required.complaints, *(one.complaint for one in every if one.is_nowhere)]
    for complaint in wrong:
        click.echo(str(complaint), err=True)
    if wrong:
        raise click.exceptions.Exit(1)


@click.command(name="stats")
@_json
@_content
def stats_(content: Path, *, as_json: bool) -> None:
    """Count what there is, and say what it weighs on its way to a device."""
    known = _looked(content)
    if as_json:
        terminal.say_json(stats.counted(known))
    else:
        _say(None, stats.listed(known), as_json=False)


@click.command(name="questions")
@_content
def questions_(content: Path) -> None:
    """Print every question for people who read along, in Markdown: docs/catalogue-questions.md."""
    click.echo(questions.page(read(content)), nl=False)


COMMANDS = (search, show, coverage, stats_, questions_)


def _looked(content: Path) -> Content:
    """Return what stands there; where that is not all, say so where no program reads along."""
    known = read(content)
    if known.complaints:
        click.echo("Not all of the content is sound: `nearer catalogue lint` says what and where.", err=True)
    return known


def _say(whole: Any, lines: Iterator[str], *, as_json: bool) -> None:
    if as_json:
        terminal.say_json(whole)
    else:
        for line in lines:
            click.echo(line)


def _rank(item: Item, words: Sequence[str]) -> int:
    """Say how well an item fits, 0 best: by its title or by all of it, by whole words or beginnings."""
    whole = [rf"\b{re.escape(word)}\b" for word in words]
    begun = [rf"\b{re.escape(word)}" for word in words]
    title, everything = f"{item.id} {item.title}", " ".join([item.id, *texts(item.fields)])
    ways = ((title, whole), (everything, whole), (title, begun), (everything, begun))
    fits = [all(re.search(one, text, re.IGNORECASE) for one in patterns) for text, patterns in ways]
    return fits.index(True) if True in fits else NOT


def _named(name: str, known: Mapping[str, T]) -> T:
    """Return what goes by this name; otherwise say which names are near."""
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3)
    raise click.ClickException(f"Nothing is called {name}." + (f" Near: {', '.join(near)}." if near else ""))


def _shown(item: Item) -> Iterator[str]:
    """Return an item as lines: its title, where it stands, first what is short, then what is read."""
    yield terminal.headed(item.title)
    yield f"{item.sort}, {item.placed.path.name}:{item.placed.line or 1}"
    told = {name: value for name, value in item.fields.items() if value not in ("", [], item.title)}
    short = [name for name, value in told.items() if name not in NUMBERED and not _is_read(value)]
    for name in short:
        value = told[name]
        said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield terminal.wrapped(said, f"{name}: ", "  ")
    for name, value in told.items():
        if name not in short:
            yield f"\n{name}:"
            yield from _blocks(value, numbered=name in NUMBERED)
    yield ""


def _is_read(value: Any) -> bool:
    """Say whether it is more than a fact: a long text, sentences, or tables."""
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return True
    return len(" ".join(texts(value))) > SHORT and any(" " in text for text in texts(value))


def _blocks(value: Any, *, numbered: bool) -> Iterator[str]:
    if isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield terminal.wrapped(_line(one), f"{number}. " if numbered else "- ")
    else:
        yield "\n\n".join(terminal.wrapped(" ".join(part.split())) for part in str(value).split("\n\n"))


def _line(value: Any) -> str:
    """Return one of a list as a line: a sentence, or what a table says where it says something."""
    if not isinstance(value, dict):
        return str(value)
    return "; ".join(f"{name}: {_line(said)}" for name, said in value.items() if said not in ("", []))
