# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever people are given to read is easy to read: no long sentence, no long word, wherever it stands."""

from pathlib import Path

import pytest

from tests.content.folder import spoilt

LONG = "The tea is hot and the rain is loud and we look at it and say not much " * 2
HELP = 'text = "Call the emergency number, or ask somebody whom you trust."'
EVIDENCE = 'evidence = "We made this one up for a test, and nobody has looked at it."'


@pytest.mark.parametrize(
    ("file", "line", "name"),
    [
        ("questions/some.toml", 'text = "Which road would you like to walk again, and why?"', "text"),
        ("practices/tea-by-the-window.toml", EVIDENCE, "evidence"),
        ("practices/tea-by-the-window.toml", 'needs = "Tea."', "needs"),
        ("help/elsewhere.toml", HELP, "text"),
    ],
)
def test_a_long_word_or_a_long_sentence_is_a_fault(tmp_path: Path, file: str, line: str, name: str) -> None:
    told, place = spoilt(tmp_path, file, line, f'{name} = "Which incomprehensible tea would you like best?"')
    assert told == [f"{place}'incomprehensible' is a long word; there is a plainer one."]
    if name != "needs":
        told, place = spoilt(tmp_path, file, line, f'{name} = "{LONG[:-1]}?"')
        assert told == [f"{place}This sentence has 36 words. Two would be easier to read."]


def test_a_long_step_is_a_fault_at_its_own_line(tmp_path: Path) -> None:
    file, step = "practices/tea-by-the-window.toml", '    "Sit down by the window.",'
    told, place = spoilt(tmp_path, file, step, f'    "{LONG[:-1]}.",')
    assert told == [f"{place}This sentence has 36 words. Two would be easier to read."]
