# SPDX-License-Identifier: AGPL-3.0-or-later
"""Five years of Ada and Ben on Ada's device: about 5,700 records, as the sealed layer hands them over.

Measured under MicroPython by `node tests/core/measure.mjs`, as the browser runs the core.
"""

import json

from nearer.core.catalogue.chance import Chance
from nearer.core.days import day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import ADA_ALONE, BOND, also, answer, record
from tests.core.sayings import appreciate, book, checkin, felt, practised, respond, week

DAYS = 5 * 365 + 1
FIRST_DAY = number_of("2026-11-23")
LAST_DAY = day_of(FIRST_DAY + DAYS - 1)
WORDS = "It was the quarter of an hour on the bench behind the station, when nobody wanted anything of us. "
QUESTIONS, PRACTICES = 150, 60


def catalogue() -> str:
    """Return a catalogue as large as ours is meant to be."""
    return json.dumps(book(QUESTIONS, PRACTICES))


def records() -> str:
    """Return the delivery: shared and held records one by one, own ones in the bundles of their days."""
    chance = Chance("42" * 32, 1)
    told: list[Any] = [record("h" + who, "hello", {"name": who}, mine=who == "Ada") for who in ("Ada", "Ben")]
    for day in range(DAYS):
        told += _one_day(day, chance.at(day))
    return json.dumps(told)


def _one_day(day: int, luck: int) -> list[Any]:
    date = day_of(FIRST_DAY + day)
    place: dict[str, Any] = {"date": date, "seq": day + 2}
    told = [_bundle(day, date, luck)]
    if day % 3 == 0:
        question = f"q{1 + day // 3:03d}"
        told = also(told, answer(f"a{day}", question, WORDS * (1 + luck % 4), **place))
        told = also(told, answer(f"b{day}", question, WORDS * (1 + luck % 3), mine=False, **place))
    if day % 2 == 0:
        target = day - day % 3
        told = also(told, respond(f"r{day}", f"b{target}", text=WORDS, **place))
        told = also(told, appreciate(f"t{day}", WORDS, mine=day % 4 == 0, **place))
    if day % 7 == 0:
        for mine in (True, False):
            told = also(told, week(f"w{day}{mine}", date, mine=mine, **place))
    return told


def _bundle(day: int, date: str, luck: int) -> Any:
    carried = [checkin(f"c{day}", day=date, date=date, close=luck % 11)]
    if luck % 8 == 0:
        carried = also(carried, practised(f"p{day}", f"p{luck % PRACTICES:02d}", day=date, date=date))
    if luck % 16 == 1:
        carried = also(carried, felt(f"f{day}", f"a{day - day % 3}", "yes", date=date))
    inside = [{name: one[name] for name in ("id", "bond", "date", "kind", "data")} for one in carried]
    data = {"records": inside}
    return record(f"z{day}", "bundle", data, chain="own", author=ADA_ALONE, bond=None, date=date, seq=day + 1)


def asked() -> str:
    """Return what the brain is asked on the last evening."""
    return json.dumps(
        {
            "date": LAST_DAY,
            "minute": 1260,
            "bond": BOND,
            "kind": "partner",
            "order": "0f" * 32,
            "skips": "a5" * 32,
            "draws": "d1" * 32,
            "evenings": "e5" * 32,
            "me": "ada" + "0" * 29,
            "them": "ben" + "0" * 29,
            "show": 5,
        }
    )
