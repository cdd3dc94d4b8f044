# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the draw of a week shows the other, and the host: whose it is, for which week, and nothing of why.

Seven ids of the catalogue come whatever their author excluded or declined, and weigh the same on the wire.
Its head carries the day on which it was published, as every shared head does.
"""

import json
from typing import Any

import pytest

from nearer.cli import catalogue
from nearer.core.brain import Brain
from nearer.core.catalogue.terms import TOPICS
from nearer.sealed import records, shape
from tests.content.folder import our_content
from tests.core.evenings import ADA, BOND, args
from tests.core.sayings import (
    evenings,
    evenings_both,
    experiment,
    limits,
    not_tonight,
    practised,
    take_part,
    unwanted,
    week,
)

BEFORE, MONDAY, DAY, FRIDAY, NEXT = "2026-11-09", "2026-11-16", "2026-11-18", "2026-11-20", "2026-11-23"
ONE = "e1" * 16
CARRIED = "A" * 1280  # of evenings that suit both: base64 of 960 bytes
IDS = sorted(placed.id for placed in our_content().practices.items)
PLACE = records.Place("0" * 32, BOND, ADA, shape.NOTHING)


def drawn(*own: dict[str, Any], day: str = DAY) -> dict[str, Any]:
    """Return what is published of a draw."""
    found: dict[str, Any] = whole_draw(*own, day=day)["week"]
    return found


def whole_draw(*own: dict[str, Any], day: str = DAY) -> dict[str, Any]:
    """Return what is published, and what stays own."""
    brain = Brain()
    brain.load(catalogue.compiled(our_content()))
    brain.add(json.dumps(own))
    found: dict[str, Any] = json.loads(brain.draw(args(day)))
    return found


def weight(data: dict[str, Any]) -> int:
    return len(records.padded(records.plaintext(PLACE, records.Inside("week", data, None))))


@pytest.mark.parametrize(
    "own",
    [
        pytest.param([], id="nothing said"),
        pytest.param([limits("l", TOPICS, touch=0, depth=1, date=MONDAY)], id="all excluded"),
        pytest.param([limits("l", (), touch=3, depth=5, date=MONDAY)], id="all allowed"),
        pytest.param([unwanted(f"u{at}", id_, date=MONDAY) for at, id_ in enumerate(IDS)], id="none wanted"),
        pytest.param([not_tonight("n", IDS[0], MONDAY, date=MONDAY)], id="declined tonight"),
        pytest.param([practised("d", IDS[0], day=MONDAY, date=MONDAY)], id="done yesterday"),
        pytest.param(
            [practised(f"l{id_}", id_, day=BEFORE, how="nicer", date=BEFORE) for id_ in IDS[::3]], id="liked"
        ),
        pytest.param(
            [practised(f"w{id_}", id_, day=BEFORE, how="worse", date=BEFORE) for id_ in IDS], id="none liked"
        ),
    ],
)
@pytest.mark.parametrize("day", [DAY, FRIDAY])
def test_a_draw_is_a_monday_and_seven_ids_whatever_its_author_keeps_out(
    own: list[dict[str, Any]], day: str
) -> None:
    found = drawn(*own, day=day)
    assert set(found) == {"from", "items", "experiment"}
    assert found["from"] == drawn(day=day)["from"]
    assert len(found["items"]) == 7
    assert set(found["items"]) <= set(IDS)
    assert weight(found) == weight(drawn(day=day))


def test_no_seven_ids_weigh_more_than_others() -> None:
    """The heaviest and the lightest of our catalogue: what lies between weighs the same, by any version."""
    by_length = sorted(IDS, key=len)
    ends = [[id_] * 7 for id_ in (by_length[0], by_length[-1])]
    for carried in ({}, {"evenings": CARRIED}):
        whole = [{"from": MONDAY, "items": items, "experiment": ONE, **carried} for items in ends]
        assert len({weight(data) for data in whole}) == 1


@pytest.mark.parametrize("day", [DAY, FRIDAY])
def test_marked_evenings_change_nothing_of_what_is_drawn(day: str) -> None:
    """Neither which practices nor how likely each is; what a draw carries of marks is of one size."""
    marked = [evenings("e", *range(7), date=BEFORE), evenings_both("b", MONDAY, *range(7), date=MONDAY)]
    assert whole_draw(*marked, day=day) == whole_draw(day=day)


@pytest.mark.parametrize("said", [None, True, False])
def test_taking_part_in_an_experiment_weighs_nothing_and_a_no_is_no_answer(said: bool | None) -> None:  # noqa: FBT001
    """Yes, no and no look send a record of one size; no and no look send the very same."""
    proposed = experiment(ONE, NEXT, mine=False, date=MONDAY)
    own = [] if said is None else [take_part("t", ONE, is_=said, date=MONDAY)]
    this = week("w", MONDAY)
    found, without = drawn(this, proposed, *own, day=FRIDAY), drawn(this, day=FRIDAY)
    assert found["from"] == NEXT
    assert weight(found) == weight(without)
    assert (found == without) == (said is not True)
    assert found["experiment"] == (ONE if said else "0" * 32)


def test_whoever_opens_the_app_when_the_week_has_begun_says_nothing_of_it() -> None:
    proposed = experiment(ONE, NEXT, mine=False, date=MONDAY)
    assert drawn(proposed, take_part("t", ONE, date=MONDAY), day=NEXT)["experiment"] == "0" * 32
