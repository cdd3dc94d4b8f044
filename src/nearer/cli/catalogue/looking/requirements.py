# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/requirements.toml: what nearer is held to, row by row, and what it does besides its content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nearer.cli.catalogue import files
from nearer.cli.catalogue.files import Complaint, Placed
from nearer.cli.catalogue.shapes import ROWS, Row

Said = Annotated[str, Meta(max_length=160, pattern=r"^([A-Z'].*\.)?$")]


class Requirement(msgspec.Struct, forbid_unknown_fields=True):
    """One row. `at` is a path of this repository, at which the feature stands."""

    id: Row
    says: Annotated[str, Meta(min_length=8, max_length=160, pattern=r"\.$")]
    feature: Said = ""
    at: str = ""
    waits: Said = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows about one thing."""

    title: str
    rows: tuple[Placed[Requirement], ...]


@dataclass(frozen=True, slots=True)
class Requirements:
    """The whole file. `unseen` names the kinds of content that no page shows yet, and says so of each."""

    sections: tuple[Section, ...]
    complaints: tuple[Complaint, ...]
    unseen: Mapping[str, str]


def find(path: Path) -> Requirements:
    """Read every row, with all complaints."""
    whole = files.whole(path)
    if isinstance(whole, Complaint):
        return Requirements((), (whole,), {})
    lines = iter(files.table_lines(path, r"section\.row"))
    complaints: list[Complaint] = []
    sections = []
    for section in whole.get("section", []):
        read = [files.shaped(path, next(lines), table, Requirement) for table in section.get("row", [])]
        complaints += [found for found in read if isinstance(found, Complaint)]
        rows = tuple(found for found in read if isinstance(found, Placed))
        sections.append(Section(str(section.get("title")), rows))
    complaints += _of_order(path, [row for section in sections for row in section.rows])
    for section in sections:
        for row in section.rows:
            complaints += _of_feature(row)
    return Requirements(tuple(sections), tuple(complaints), whole.get("unseen", {}))


def _of_order(path: Path, rows: list[Placed[Requirement]]) -> Iterator[Complaint]:
    """Complain where the next row is not the next one; behind that, every other would be wrong too."""
    for number, row in enumerate(rows, 1):
        if row.item.id != f"R{number}":
            yield row.complaint("id", f"R{number} has its place here.")
            return
    if len(rows) < ROWS:
        yield Complaint(path, rows[-1].line if rows else 1, f"R{len(rows) + 1} is missing.")


def _of_feature(row: Placed[Requirement]) -> Iterator[Complaint]:
    feature, at = row.item.feature, row.item.at
    if bool(feature) != bool(at):
        yield row.complaint("feature", "A feature says where it stands, and what stands there is a feature.")
    if at and not (row.path.parents[1] / at).exists():
        yield row.complaint("at", f"There is no {at}.")
