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
from tests.core.sayings import limits, not_tonight, practised, unwanted

MONDAY, DAY, FRIDAY = "2026-11-16", "2026-11-18", "2026-11-20"
IDS = sorted(placed.id for placed in our_content().practices.items)
PLACE = records.Place("0" * 32, BOND, ADA, shape.NOTHING)


def drawn(*own: dict[str, Any], day: str = DAY) -> dict[str, Any]:
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
    ],
)
@pytest.mark.parametrize("day", [DAY, FRIDAY])
def test_a_draw_is_a_monday_and_seven_ids_whatever_its_author_keeps_out(
    own: list[dict[str, Any]], day: str
) -> None:
    found = drawn(*own, day=day)
    assert set(found) == {"from", "items"}
    assert found["from"] == drawn(day=day)["from"]
    assert len(found["items"]) == 7
    assert set(found["items"]) <= set(IDS)
    assert weight(found) == weight(drawn(day=day))


def test_no_seven_ids_weigh_more_than_others() -> None:
    """The heaviest and the lightest of our catalogue: what lies between weighs the same."""
    by_length = sorted(IDS, key=len)
    ends = [[id_] * 7 for id_ in (by_length[0], by_length[-1])]
    assert len({weight({"from": MONDAY, "items": items}) for items in ends}) == 1
