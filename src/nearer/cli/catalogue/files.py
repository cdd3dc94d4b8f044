# SPDX-License-Identifier: AGPL-3.0-or-later
"""A TOML file in which every field knows its line, and what is said of a fault."""

import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and where somebody can put it right."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        """Say it as compilers do, so that editors can jump there."""
        return f"{self.path}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An item, and the line on which it begins: that of its table, or 0 where it is the whole file."""

    path: Path
    line: int
    item: T

    @property
    def id(self) -> str:
        """The name of its file: what items that have a file to themselves are called."""
        return self.path.stem

    def complaint(self, field: str, reason: str) -> Complaint:
        """Return a complaint about one of its fields."""
        return Complaint(self.path, line_of(self.path, self.line, field), reason)

    def complaint_of(self, text: str, field: str, reason: str) -> Complaint:
        """Return a complaint about one text of a field, which may be a list on several lines."""
        start = line_of(self.path, self.line, field)
        written = json.dumps(text, ensure_ascii=False)
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = (n for n, line in enumerate(lines, 1) if n >= start and written in line)
        return Complaint(self.path, next(found, start), reason)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What stands in the files: the items that can be read, and a complaint for whatever cannot."""

    items: tuple[Placed[T], ...]
    complaints: tuple[Complaint, ...]


def whole(path: Path) -> dict[str, Any] | Complaint:
    """Return what stands in a file; a complaint where it is not TOML, or no text at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        at = path.read_bytes()[: error.start].count(b"\n") + 1
        return Complaint(path, at, "This is not text in UTF-8.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        return Complaint(path, int(line[1]) if line else text.count("\n") or 1, f"This is not TOML: {error}.")


def one(path: Path, shape: type[T]) -> Placed[T] | Complaint:
    """Return the one item that a file holds."""
    found = whole(path)
    return found if isinstance(found, Complaint) else shaped(path, 0, found, shape)


def each(folder: Path, shape: type[T], *, leaving_out: str = "") -> Found[T]:
    """Return the items of a folder in which each has a file to itself."""
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem != leaving_out]
    read = [one(path, shape) for path in paths]
    wrong = [found for found in read if isinstance(found, Complaint)]
    return Found(tuple(found for found in read if isinstance(found, Placed)), tuple(wrong))


def shaped(path: Path, line: int, table: Any, shape: type[T]) -> Placed[T] | Complaint:
    """Return a table as the item that it is; a complaint at the field that does not fit."""
    try:
        return Placed(path, line, msgspec.convert(table, shape))
    except msgspec.ValidationError as error:
        return Complaint(path, _named(path, line, str(error)) or 1, _said(str(error), shape))


def named_twice(placed: Placed[Any], *fields: str) -> Iterator[Complaint]:
    """Complain of lists in which something stands twice."""
    for field in fields:
        names = getattr(placed.item, field)
        if len(set(names)) != len(names):
            yield placed.complaint(field, "Something is named here twice.")


def taken(items: Sequence[Placed[Any]], *fields: str) -> Iterator[Complaint]:
    """Complain of fields that say what another file says already; capitals make no difference."""
    known: dict[tuple[str, str], str] = {}
    for placed in items:
        for field in fields:
            said = (field, str(getattr(placed.item, field)).lower())
            if said in known:
                yield placed.complaint(field, f"{known[said]} has this {field} already.")
            known[said] = placed.path.name


def table_lines(path: Path, name: str) -> list[int]:
    """Return the lines on which the tables of this name begin."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [n for n, line in enumerate(lines, 1) if re.match(rf"\s*\[\[\s*{name}\s*\]\]", line)]


def line_of(path: Path, start: int, field: str) -> int:
    """Return the line of a field of the table beginning at `start` (0: the file); `start` if it has none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number in range(start, len(lines)):
        if lines[number].lstrip().startswith("[["):
            break
        if re.match(rf"\s*{re.escape(field)}\s*=", lines[number]):
            return number + 1
    return start or 1


def _said(error: str, shape: type[Any]) -> str:
    """Return what msgspec says, the field first, and what a field that is none may have been meant for."""
    what, _, place = error.partition(" - at `$")
    place = place.strip(".`")
    stranger = re.search(r"unknown field `([^`]+)`", what)
    if stranger is None:
        what = re.sub(r"Object missing required field (`\w+`)", r"The field \1 is missing", what)
        return f"{place}: {what}." if place else f"{what}."
    fields = [] if place else [field.encode_name for field in msgspec.structs.fields(shape)]
    near = difflib.get_close_matches(stranger[1], fields, n=1)
    return f"This is an unknown field `{stranger[1]}`." + (f" Near: `{near[0]}`." if near else "")


def _named(path: Path, start: int, said: str) -> int:
    """Return the line of what msgspec names: `$.field`, `$.table[nth].field`, or a field that is no field."""
    place = re.search(r"`\$\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?", said)
    stranger = re.search(r"unknown field `([^`]+)`", said)
    field = stranger[1] if stranger else None
    if place:
        tables = table_lines(path, place[1]) if place[2] else []
        if tables:
            start, field = tables[int(place[2])], place[3] or field
        else:
            field = place[1]
    return line_of(path, start, field) if field else start
