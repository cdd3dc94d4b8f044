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
    last = [entry[3] for entry in tell()[-2:]]
    for page in last:
        assert len(page["opened"]) > 8
        assert any(entry["mine"] is None or entry["theirs"] is None for entry in page["opened"])
        assert any(
            side and side["edited"] for entry in page["opened"] for side in (entry["mine"], entry["theirs"])
        )
