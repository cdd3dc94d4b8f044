# SPDX-License-Identifier: AGPL-3.0-or-later
"""Help: each country's emergency numbers and telephone lines, and what is said where none fits.

A number that is wrong is worse than none. So each carries where it was seen, and the day on which a person
checked it at its own site; a release refuses those that nobody has checked within a year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nearer.cli.catalogue import files, prose, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import Country, Directory, Elsewhere, Emergency, Line

ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Help:
    """What stands under content/help."""

    countries: Found[Country]
    elsewhere: Placed[Elsewhere] | None


def find(content: Path) -> Help:
    """Read every country and the text for elsewhere, with all complaints."""
    folder = content / "help"
    found = files.each(folder, Country, leaving_out=ELSEWHERE)
    complaints = [*found.complaints, *_of_countries(found.items)]
    path = folder / f"{ELSEWHERE}.toml"
    elsewhere: Placed[Elsewhere] | Complaint
    if path.is_file():
        elsewhere = files.one(path, Elsewhere)
    elif not found.items:
        return Help(Found((), tuple(complaints)), None)
    else:
        elsewhere = Complaint(path, 1, "There is no text for other countries.")
    if isinstance(elsewhere, Complaint):
        return Help(Found(found.items, (*complaints, elsewhere)), None)
    for field in ("text", "under_18"):
        text = getattr(elsewhere.item, field)
        reasons = (*wording.strict_faults(text), *prose.hard(text))
        complaints += [elsewhere.complaint(field, reason) for reason in reasons]
    return Help(Found(found.items, tuple(complaints)), elsewhere)


def unfit_for_release(help_: Help, today: date) -> list[Complaint]:
    """Complain of whatever has no source, or has not been checked by a person within the last year."""
    last_year = f"{today.year - 1}{today:-%m-%d}"
    complaints: list[Complaint] = []
    for placed in help_.countries.items:
        for name, lines in _tables(placed.item):
            complaints += _unfit(placed.path, name, lines, last_year)
    if help_.elsewhere:
        directories = help_.elsewhere.item.directories
        complaints += _unfit(help_.elsewhere.path, "directories", directories, last_year)
    return complaints


def _tables(country: Country) -> tuple[tuple[str, Sequence[Emergency | Line]], ...]:
    """Return what one can call in a country, under the names of its tables."""
    return (("emergency", country.emergency), ("lines", country.lines))


def _unfit(
    path: Path, table: str, items: Sequence[Emergency | Line | Directory], last_year: str
) -> Iterator[Complaint]:
    for start, item in zip(files.table_lines(path, table), items, strict=True):
        if not item.source:
            at = files.line_of(path, start, "source")
            yield Complaint(path, at, "Nobody has noted where this was seen.")
        day = item.verified_on
        if day < last_year:  # empty, too
            reason = (
                f"was checked more than a year ago, on {day}" if day else "has not been checked by a person"
            )
            yield Complaint(path, files.line_of(path, start, "verified_on"), f"This {reason}.")


def _of_countries(countries: tuple[Placed[Country], ...]) -> Iterator[Complaint]:
    known: dict[str, str] = {}
    for placed in countries:
        country = placed.item
        if placed.id != country.code.lower():
            yield placed.complaint(
                "code", f"The file of {country.code} is called {country.code.lower()}.toml."
            )
        for zone in country.zones:
            if zone in known:
                yield placed.complaint_of(zone, "zones", f"{zone} stands in {known[zone]} already.")
            known[zone] = placed.path.name
        for reason in wording.strict_faults(country.note):
            yield placed.complaint("note", reason)
        for name, lines in _tables(country):
            yield from _of_lines(placed.path, name, lines)


def _of_lines(path: Path, table: str, lines: Sequence[Emergency | Line]) -> Iterator[Complaint]:
    for line, start in zip(lines, files.table_lines(path, table), strict=True):
        said = (line.name, line.hours, line.text, line.note) if isinstance(line, Line) else ()
        for text in said:
            for reason in wording.faults(text):
                yield Complaint(path, start, reason)
        if line.verified_on and line.verified_on < line.seen_on:
            at = files.line_of(path, start, "verified_on")
            yield Complaint(path, at, "It cannot have been verified before it was seen.")
