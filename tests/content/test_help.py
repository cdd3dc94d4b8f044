# SPDX-License-Identifier: AGPL-3.0-or-later
"""No number is shown as checked that nobody has checked, and no release goes out with one."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nearer.cli import catalogue
from nearer.cli.catalogue import lines
from tests.content.folder import COUNTRY, FILES, our_content, run, spoilt, written

FILE = "help/de.toml"
# Bytes of JSON. Brotli makes a sixth of it; the first page carries it.
MOST = 20_000


def test_our_own_lines_say_where_they_were_seen() -> None:
    countries = [placed.item for placed in our_content().help.countries.items]
    assert len(countries) >= 30
    for country in countries:
        assert {line.for_ for line in country.lines} >= {"crisis"} or country.note
        assert {line.for_ for line in country.lines} >= {"partner violence"} or country.note


def test_help_is_small_enough_for_the_first_page() -> None:
    assert len(catalogue.compiled_help(our_content()).encode()) < MOST


def test_the_page_is_given_what_it_shows(tmp_path: Path) -> None:
    built = json.loads(run("help", "--content", str(written(tmp_path))).output)
    assert built["format"] == "nearer/help/1"
    [country] = built["countries"]
    assert (country["country"], country["code"]) == ("Germany", "DE")
    [number] = country["emergency"]
    assert (number["number"], number["verified_on"]) == ("112", "2026-09-24")
    assert country["lines"][0] == {
        "for": "partner violence",
        "number": "0800 000 00 00",
        "name": "Somebody who answers",
        "hours": "Weekdays",
        "seen_on": "2026-09-24",
        "verified_on": "",
    }
    assert set(country["lines"][1]) == {"for", "number", "seen_on", "verified_on"}
    assert "grown-up you trust" in built["elsewhere"]["under_18"]
    assert built["directories"][0]["verified_on"] == "2026-09-25"


def test_a_release_refuses_a_line_that_nobody_has_checked(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, FILE: _verified(COUNTRY, "", "", "")})
    assert run("lint", "--content", str(tmp_path)).exit_code == 0
    told = run("lint", "--release", "--content", str(tmp_path))
    assert told.exit_code == 1
    for number in (11, 20, 27):
        assert f"{tmp_path / FILE}:{number}: This has not been checked by a person." in told.output


def test_a_release_refuses_what_was_checked_too_long_ago(tmp_path: Path) -> None:
    old = _verified(COUNTRY, "2020-01-31", "2020-01-31", "2020-01-31").replace("2026-09-24", "2020-01-01")
    written(tmp_path, {**FILES, FILE: old})
    told = run("lint", "--release", "--content", str(tmp_path))
    assert told.exit_code == 1
    for number in (11, 20):
        assert f"{FILE}:{number}: This was checked more than a year ago, on 2020-01-31." in told.output


def test_a_release_takes_what_was_checked_today(tmp_path: Path) -> None:
    today = datetime.now(UTC).date().isoformat()
    elsewhere = FILES["help/elsewhere.toml"].replace("2026-09-25", today)
    country = _verified(COUNTRY, today, today, today).replace("2026-09-24", "2020-01-01")
    written(tmp_path, {**FILES, FILE: country, "help/elsewhere.toml": elsewhere})
    told = run("lint", "--release", "--content", str(tmp_path))
    assert told.exit_code == 0, told.output


def test_a_check_lasts_a_year_and_no_day_longer(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, FILE: _verified(COUNTRY, *["2026-09-25"] * 3)})
    found = catalogue.read(tmp_path).help
    assert lines.unfit_for_release(found, date(2027, 9, 25)) == []
    assert len(lines.unfit_for_release(found, date(2027, 9, 26))) == 4


def test_an_emergency_number_without_a_source_is_shown_as_unchecked_and_not_released(tmp_path: Path) -> None:
    today = datetime.now(UTC).date().isoformat()
    elsewhere = FILES["help/elsewhere.toml"].replace("2026-09-25", today)
    country = _verified(COUNTRY, "", today, today)
    unknown = country.replace('"another public list"\nseen_on = "2026-09-24"', '""\nseen_on = ""')
    written(tmp_path, {**FILES, FILE: unknown, "help/elsewhere.toml": elsewhere})
    assert run("lint", "--content", str(tmp_path)).exit_code == 0
    [built] = json.loads(run("help", "--content", str(tmp_path)).output)["countries"]
    assert built["emergency"] == [{"number": "112", "verified_on": ""}]
    assert run("lint", "--release", "--content", str(tmp_path)).output.splitlines() == [
        f"{tmp_path / FILE}:9: Nobody has noted where this was seen.",
        f"{tmp_path / FILE}:11: This has not been checked by a person.",
    ]


def test_a_release_of_ours_waits_for_somebody_to_check_the_lines() -> None:
    """Take this out on the day on which a person has called, or read, every one of them."""
    told = run("lint", "--release")
    assert told.exit_code == 1
    assert "content/help/us.toml" in told.output
    noted = re.findall(r"help/us\.toml:\d+: Nobody has noted where this was seen\.", told.output)
    assert len(noted) == 1


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('code = "DE"', 'code = "FR"', "The file of FR is called fr.toml."),
        ('number = "112"', 'number = "one one two"', "matching regex"),
        ('source = "another public list"', 'source = "a list"', "matching regex"),
        ('verified_on = "2026-09-24"', 'verified_on = "2026-09-23"', "before it was seen"),
        ('zones = ["Europe/Berlin"]', 'zones = ["Berlin"]', "matching regex"),
        ('for = "crisis"', 'for = "anything"', "'anything'"),
        ('number = "116 000"', 'number = "call us"', "matching regex"),
        ('number = "116 000"\nsource = "a public list"', 'number = "116 000"', "`source` is missing"),
        ('verified_on = ""', 'verified_on = "soon"', "matching regex"),
        ('verified_on = "2026-09-25"', 'verified_on = "2026-09-23"', "before it was seen"),
        ('note = "There', 'note = "Just there', "'Just' pushes"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    told, place = spoilt(tmp_path, FILE, line, instead)
    if said == "`source` is missing":
        place = f"{tmp_path / FILE}:22: "  # the table that lacks it
    assert any(one.startswith(place) and said in one for one in told), told


def test_two_countries_have_no_clock_in_common(tmp_path: Path) -> None:
    other = COUNTRY.replace('"DE"', '"AT"').replace("Germany", "Austria")
    written(tmp_path, {**FILES, "help/at.toml": other})
    assert "Europe/Berlin stands in at.toml already." in run("lint", "--content", str(tmp_path)).output


def test_there_is_a_text_for_every_other_country(tmp_path: Path) -> None:
    written(tmp_path, {name: text for name, text in FILES.items() if "elsewhere" not in name})
    assert "There is no text for other countries." in run("lint", "--content", str(tmp_path)).output


def _verified(country: str, *dates: str) -> str:
    days = iter(dates)
    return re.sub('verified_on = ".*"', lambda _: f'verified_on = "{next(days)}"', country)
