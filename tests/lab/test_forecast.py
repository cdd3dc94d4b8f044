# SPDX-License-Identifier: AGPL-3.0-or-later
"""A forecast knows only the days before it, whatever the diary looks like."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from nearer.cli import main
from nearer.core.closeness import LAUNCH, Mixture, loglik, refilter
from nearer.lab.crew import Crew
from nearer.lab.forecast import BadDiary, Forecast, fitting, forecast, read, verdict
from nearer.lab.forecast.marks import snapped, step_of
from nearer.lab.forecast.rolling import QUANTILES, quantiles
from nearer.lab.forecast.table import write_diary
from nearer.lab.people import SCENARIOS
from nearer.lab.people.diary import Row, diary

SMALL = diary(SCENARIOS["closeness diary"], pairs=2, days=6, seed=2)


def _known(forecasts: list[Forecast]) -> dict[tuple[str, int], Forecast]:
    return {(one.row.person, one.row.day): one for one in forecasts}


def _changed(rows: list[Row], change: Callable[[Row], Row | None]) -> list[Row]:
    return [new for row in rows if (new := change(row)) is not None]


@pytest.mark.parametrize("launch", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        lambda row: replace(row, y=None if row.y is None else 100 - row.y),
        lambda row: replace(row, y=37.3),
        lambda _row: None,
    ],
    ids=["turned round", "of other steps", "taken away"],
)
def test_later_rows_change_no_earlier_forecast(change: Callable[[Row], Row | None], *, launch: bool) -> None:
    before = _known(forecast(SMALL, launch=launch))
    later = _known(forecast(_changed(SMALL, lambda row: change(row) if row.day >= 5 else row), launch=launch))
    early = {key: one for key, one in before.items() if key[1] < 5}
    assert len(early) > 5
    assert {key: later[key] for key in early} == early


def test_the_same_day_of_others_changes_no_forecast() -> None:
    """Only rows with a smaller day count: what the other rated this evening is not known yet."""

    def change(row: Row) -> Row:
        return replace(row, y=0.0) if row.day == 4 and row.person.endswith("b") else row

    before, after = _known(forecast(SMALL)), _known(forecast(_changed(SMALL, change)))
    same = [key for key in before if key[1] == 4 and key[0].endswith("a")]
    assert same
    assert all(before[key] == after[key] for key in same)
    assert any(before[key] != after[key] for key in before if key[1] == 5)


def test_order_and_cores_do_not_matter() -> None:
    mixed = list(SMALL)
    Random(1).shuffle(mixed)
    ordered = forecast(SMALL)
    assert _known(forecast(mixed)) == _known(ordered)
    with_two = _known(forecast(SMALL, jobs=2))
    assert all(abs(one.crps - with_two[key].crps) < 1e-6 for key, one in _known(ordered).items())


def test_only_ratings_from_day_three_on_are_forecast() -> None:
    wanted = {(row.person, row.day) for row in SMALL if row.y is not None and row.day >= 3}
    assert set(_known(forecast(SMALL, launch=True))) == wanted


def test_odd_diaries_are_forecast_all_the_same() -> None:
    rng = Random(5)
    rows = [Row("p", "constant", day, 100.0) for day in range(9)]
    rows += [Row("p", "late", day, float(rng.randrange(0, 101))) for day in (7, 8)]
    rows += [Row("q", "gaps", day, 1.0) for day in (-4, 0, 3, 400)]
    rows += [Row("r", "silent", day, None) for day in range(9)]
    found = _known(forecast(rows))
    assert {person for person, _ in found} == {"constant", "late", "gaps"}
    for one in found.values():
        assert 0 <= one.mean <= 100
        assert list(one.quantiles) == sorted(one.quantiles)
        assert 0 <= one.pit <= 1
    assert found["constant", 8].crps < found["constant", 3].crps


def test_a_file_of_another_system_is_the_same_diary(tmp_path: Path) -> None:
    plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"
    write_diary(plain, SMALL)
    text = plain.read_text().replace("\n", "\r\n").replace("pair,", '"pair", ', 1)
    other.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(other) == read(plain)


@pytest.mark.parametrize("step", [0.0, 5.0, 100 / 6, 25.0, 30.0])
def test_quantiles_are_those_of_the_mixture(step: float) -> None:
    for means, sds in (([20.0, 90.0], [15.0, 4.0]), ([-30.0, 3.0], [9.0, 2.0]), ([99.0, 140.0], [0.4, 9.0])):
        mixture = Mixture([0.3, 0.7], means, sds, floor=0.0, ceiling=100.0, step=step)
        assert quantiles(mixture) == pytest.approx([mixture.quantile(p) for p in QUANTILES])


def test_of_one_pair_no_interval_is_shown() -> None:
    said = verdict([one for one in forecast(SMALL, launch=True) if one.row.pair == SMALL[0].pair])
    assert "1 pair, too few for an interval" in said


def test_one_mark_repeated_is_soon_expected() -> None:
    rows = [Row("p", "a", day, 50.0) for day in range(12)]
    assert _known(forecast(rows))["a", 11].sd < 4


@pytest.mark.parametrize(
    ("marks", "step"),
    [
        ([0, 16.67, 33.33, 50, 66.67, 83.33, 100], 100 / 6),
        ([17, 33, 50, 67, 83, 100], 100 / 6),
        ([0, 25, 50, 75, 100], 25),
        ([100, 75], 25),
        ([0, 5, 35, 40, 95], 5),
        ([0, 1, 2, 37, 63], 1),
        ([12.345, 77.7, 61.803], 0),
    ],
)
def test_possible_ratings_are_found(marks: list[float], step: float) -> None:
    assert step_of(marks * 30, 5.0) == pytest.approx(step)
    assert step_of(marks, 5.0) == 5, "of a few ratings nothing is concluded"


def test_a_rating_beside_its_mark_stands_for_it() -> None:
    assert snapped(83.3, 100 / 6) == pytest.approx(500 / 6)
    assert snapped(70.0, 100 / 6) == 70


def test_fitting_finds_what_a_population_has_in_common() -> None:
    """It is likelier than what is shipped, and moves where the people are; without people it stays."""
    rows = diary(SCENARIOS["low mood diary"], pairs=6, days=8, seed=4)
    people: dict[str, list[float | None]] = {}
    for row in rows:
        people.setdefault(row.person, []).append(row.y)
    step = SCENARIOS["low mood diary"].rating.step
    days = list(people.values())
    with Crew(1) as crew:
        point = fitting.fit(days, step, crew)
        assert fitting.fit([], 5.0, crew) == [0.0] * len(point)
    fitted = fitting.parameters_at(point, step)
    shipped = LAUNCH.but(step=step)
    assert sum(loglik(refilter(own, fitted)) - loglik(refilter(own, shipped)) for own in days) > 10
    assert fitted.mean < 40


def test_the_model_beats_its_peer_where_the_ceiling_is_high() -> None:
    rows = diary(SCENARIOS["closeness diary"], pairs=15, days=7, seed=7)
    forecasts = forecast(rows, launch=True)
    ours, peer = sum(one.crps for one in forecasts), sum(one.ewma_crps for one in forecasts)
    assert ours < 0.95 * peer
    assert 0.72 < sum(0.1 < one.pit < 0.9 for one in forecasts) / len(forecasts) < 0.88
    assert f"CRPS / EWMA's                  {ours / peer:.3f}" in verdict(forecasts)


def test_the_command_writes_every_column(tmp_path: Path) -> None:
    given, made = tmp_path / "in.csv", tmp_path / "out.csv"
    write_diary(given, SMALL)
    said = CliRunner().invoke(
        main, ["lab", "forecast", str(given), str(made), "--prior", "launch", "--jobs", "1"]
    )
    assert said.exit_code == 0, said.output
    assert "CRPS / EWMA's" in said.output
    with made.open() as file:
        lines = list(csv.DictReader(file))
    names = "pair,person,day,y,mean,sd,q05,q10,q25,q50,q75,q90,q95,crps,ewma_mean,ewma_crps"
    assert list(lines[0]) == names.split(",")
    assert len(lines) == sum(row.y is not None and row.day >= 3 for row in SMALL)


def test_a_place_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    write_diary(given, diary(SCENARIOS["usual"], pairs=1, days=5, seed=1))
    said = CliRunner().invoke(main, ["lab", "forecast", str(given), str(tmp_path / "nowhere" / "out.csv")])
    assert said.exit_code == 2
    assert "cannot be written" in said.output


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("pair,person,day\np,a,1\n", "line 1: there is no column y"),
        ("pair,person,day,y\np,a,1.5,50\n", "line 2: the day is 1.5, not a whole number"),
        ("pair,person,day,y\np,a,1,50\np,a,,50\n", "line 3: the day is empty, not a whole number"),
        ("pair,person,day,y\np,a,1,much\n", "line 2: y is much, not a number from 0 to 100"),
        ("pair,person,day,y\np,a,1,101\n", "line 2: y is 101, not a number from 0 to 100"),
        ("pair,person,day,y\np,,1,50\n", "line 2: the pair or the person is not named"),
        ("pair,person,day,y\np,a,1,50\np,a,1,60\n", "line 3: day 1 of a is already in line 2"),
        ("pair,person,day,y\n", "there are no rows"),
        ("", "line 1: there is no column pair and no column person and no column day and no column y"),
        ("pair;person;day;y\np;a;1;50\n", "the first line names the columns, with commas between them"),
        ("pair,person,day,y,y\np,a,1,50,60\n", "line 1: the column y is there twice"),
        ("pair,person,day,y\np,a,1,50,5\n", "line 2: there are more cells than line 1 names columns"),
        ('pair,person,day,y\np,a,1,"50\np,a,2,60\n', "this is not a line of a CSV file"),
        ("pair,person,day,y\np,a,1,1_0\n", "line 2: y is 1_0, not a number from 0 to 100"),
        ("pair,person,day,y\np,a,1,inf\n", "line 2: y is inf, not a number from 0 to 100"),
        (
            "pair,person,day,y\np,a,1,50\np,a,1e300,60\n",
            "line 3: the days of a are more than a hundred years apart",
        ),
        ("pair,person,day,y\np,a,1,50\n".encode("utf-16"), "line 1: this is not text in UTF-8"),
        (b"pair,person,day,y\np,\xe9,1,50\n", "this is not text in UTF-8"),
    ],
)
def test_a_bad_row_is_named_in_a_sentence(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    given = tmp_path / "in.csv"
    given.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(BadDiary, match=sentence):
        read(given)
    said = CliRunner().invoke(main, ["lab", "forecast", str(given), str(tmp_path / "out.csv")])
    assert said.exit_code == 2
    assert sentence in said.output
    assert str(given) in said.output
