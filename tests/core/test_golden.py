# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same records make the same page, in both interpreters and tomorrow as today."""

import json

from tests.core.golden import EVENINGS, tell


def test_the_story_is_seen_as_it_was_written_down() -> None:
    with open(__file__.replace("test_golden.py", "golden.json"), encoding="utf-8") as golden:  # noqa: PTH123
        expected = json.loads(golden.read())
    found = tell()
    assert len(found) == len(expected) == EVENINGS // 6 * 2
    for one, other in zip(found, expected):  # noqa: B905 - not in MicroPython
        assert one == other, one[:2]


def test_much_happens_in_the_story() -> None:
    """A story in which nothing opens would compare nothing."""
    every = [entry[3] for entry in tell()]
    for page in every[-2:]:
        assert len(page["opened"]) + page["more"] > 8
    opened = [exchange for page in every for exchange in page["opened"]]
    sides = [side for exchange in opened for side in (exchange["mine"], exchange["theirs"])]
    assert any(side is None for side in sides)
    assert any(side and side["edited"] for side in sides)
    assert {response["mine"] for exchange in opened for response in exchange["responses"]} == {True, False}
    assert {exchange["understood"] for exchange in opened} >= {"yes", None}
    assert {exchange["first"] for exchange in opened} == {"me", "them", None}
    assert {exchange["question"]["by"] for exchange in opened} == {"catalogue", "me", "them"}
    assert any(page["appreciations"] for page in every)
    assert any(page["checkin"]["given"] for page in every)
    assert {page["suggestion"]["from"] for page in every} == {"me", "them", None}
