# SPDX-License-Identifier: AGPL-3.0-or-later
"""Diaries in, forecasts out, as comma-separated files."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nearer.lab.forecast.rolling import QUANTILES, Forecast
from nearer.lab.people.diary import Row

COLUMNS = ("pair", "person", "day", "y")
TOP = 100
LONGEST = 36525  # days from somebody's first to the last: what is further apart is a slip of the pen
MISSING = {"", "na", "nan"}


class BadDiary(Exception):  # noqa: N818 - what went wrong is the diary
    """A file that cannot be read as a diary; says where and why in one sentence."""


def read(path: Path) -> list[Row]:
    """Return the rows of a diary: columns pair, person, day and y, in any order and among any others."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        lines = csv.DictReader(file, skipinitialspace=True, strict=True)
        try:
            _check_columns(lines.fieldnames or (), f"{path}, line 1")
            rows = _rows(lines, path)
        except UnicodeDecodeError as error:
            raise BadDiary(
                f"{path}, line {lines.line_num + 1}: this is not text in UTF-8 ({error})."
            ) from None
        except csv.Error as error:
            raise BadDiary(
                f"{path}, line {lines.line_num}: this is not a line of a CSV file ({error})."
            ) from None
    if not rows:
        raise BadDiary(f"{path}: there are no rows below the first line.")
    return rows


def _check_columns(names: Sequence[str], where: str) -> None:
    """Refuse a first line that does not name each column once."""
    if missing := [name for name in COLUMNS if name not in names]:
        raise BadDiary(
            f"{where}: there is no column {' and no column '.join(missing)}; "
            f"the first line names the columns, with commas between them."
        )
    if twice := [name for name in COLUMNS if list(names).count(name) > 1]:
        raise BadDiary(f"{where}: the column {twice[0]} is there twice.")


def _rows(lines: csv.DictReader[str], path: Path) -> list[Row]:
    seen: dict[tuple[str, str, int], int] = {}
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    rows = []
    for line in lines:
        where = f"{path}, line {lines.line_num}"
        if any(line.get(None, ())):  # cells that are left over: a decimal comma, say
            raise BadDiary(f"{where}: there are more cells than line 1 names columns.")
        row = _row(line, where)
        key = (row.pair, row.person, row.day)
        if key in seen:
            raise BadDiary(f"{where}: day {row.day} of {row.person} is already in line {seen[key]}.")
        seen[key] = lines.line_num
        first, last = spans.get(key[:2], (row.day, row.day))
        spans[key[:2]] = first, last = min(first, row.day), max(last, row.day)
        if last - first > LONGEST:
            raise BadDiary(f"{where}: the days of {row.person} are more than a hundred years apart.")
        rows.append(row)
    return rows


def _row(line: Mapping[str, str | None], where: str) -> Row:
    pair, person, day, y = ((line[name] or "").strip() for name in COLUMNS)
    if not pair or not person:
        raise BadDiary(f"{where}: the pair or the person is not named.")
    number = _number(day)
    if number is None or number != int(number):
        raise BadDiary(f"{where}: the day is {day or 'empty'}, not a whole number.")
    rating = None
    if y.lower() not in MISSING:
        rating = _number(y)
        if rating is None or not 0 <= rating <= TOP:
            raise BadDiary(f"{where}: y is {y}, not a number from 0 to 100.")
    return Row(pair, person, int(number), rating)


def _number(text: str) -> float | None:
    try:
        value = float("-" if "_" in text else text)  # Python alone reads 1_0 as ten
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def write_diary(path: Path, rows: Iterable[Row]) -> None:
    """Write a diary as `read` reads it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)
        for row in rows:
            lines.writerow([row.pair, row.person, row.day, "" if row.y is None else f"{row.y:.10g}"])


def write(path: Path, forecasts: Iterable[Forecast]) -> None:
    """Write forecasts, by pair, person and day, into a folder that is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    quantiles = [f"q{round(100 * p):02d}" for p in QUANTILES]
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow([*COLUMNS, "mean", "sd", *quantiles, "crps", "ewma_mean", "ewma_crps"])
        for one in sorted(forecasts, key=lambda one: (one.row.pair, one.row.person, one.row.day)):
            numbers = (one.mean, one.sd, *one.quantiles, one.crps, one.ewma_mean, one.ewma_crps)
            who = (one.row.pair, one.row.person, one.row.day, f"{one.row.y:.10g}")
            lines.writerow([*who, *(f"{number:.6g}" for number in numbers)])
