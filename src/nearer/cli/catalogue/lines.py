# SPDX-License-Identifier: AGPL-3.0-or-later
"""Help: each country's telephone lines, and what is said where none fits.

A number that is wrong is worse than none. So each carries where it was seen, and the day on which a person
checked it at its own site; a release refuses those that nobody has checked within a year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nearer.cli.catalogue import files, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import Country, Elsewhere

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
        complaints += [elsewhere.complaint(field, reason) for reason in wording.strict_faults(text)]
    return Help(Found(found.items, tuple(complaints)), elsewhere)


def unfit_for_release(help_: Help, today: date) -> list[Complaint]:
    """Complain of every line and directory that nobody has checked within the last year."""
    last_year = f"{today.year - 1}{today:-%m-%d}"
    tables = [(placed, "lines", placed.item.lines) for placed in help_.countries.items]
    complaints: list[Complaint] = []
    for placed, name, lines in tables:
        complaints += _old(placed.path, name, [line.verified_on for line in lines], last_year)
    if help_.elsewhere:
        dates = [directory.verified_on for directory in help_.elsewhere.item.directories]
        complaints += _old(help_.elsewhere.path, "directories", dates, last_year)
    return complaints


def _old(path: Path, table: str, dates: list[str], last_year: str) -> Iterator[Complaint]:
    for start, day in zip(files.table_lines(path, table), dates, strict=True):
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
        starts = files.table_lines(placed.path, "lines")
        for line, start in zip(country.lines, starts, strict=True):
            for text in (line.name, line.hours, line.text, line.note):
                for reason in wording.faults(text):
                    yield Complaint(placed.path, start, reason)
            if line.verified_on and line.verified_on < line.seen_on:
                at = files.line_of(placed.path, start, "verified_on")
                yield Complaint(placed.path, at, "It cannot have been verified before it was seen.")
