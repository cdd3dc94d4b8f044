# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same numbers in both interpreters, to 1e-12 of their size, and tomorrow as today."""

import json

from tests.core.closeness.whole import everything


def test_every_part_gives_the_numbers_that_were_written_down() -> None:
    with open(__file__.replace("test_whole.py", "whole.json"), encoding="utf-8") as written:  # noqa: PTH123
        expected = json.loads(written.read())
    found = everything()
    assert sorted(found) == sorted(expected)
    for name, numbers in found.items():
        assert len(numbers) == len(expected[name]) > 2
        for one, other in zip(numbers, expected[name]):  # noqa: B905 - not in MicroPython
            assert abs(one - other) <= 1e-12 * max(1.0, abs(other)), (name, one, other)
