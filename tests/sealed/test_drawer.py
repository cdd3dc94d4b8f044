# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawer opens for its keys alone, and an entry for the drawer alone. web/sealed reads the same."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from nearer.sealed import age, drawer
from vectors import make

CASES: dict[str, Any] = json.loads(Path(make.__file__).with_name("drawer.json").read_text())
IDENTITY = age.read_identity(CASES["identity"])
RECIPIENT = age.recipient_of(IDENTITY)


def named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def of(case: dict[str, Any]) -> drawer.Drawer:
    found = drawer.read(case["drawer"])
    assert found is not None
    assert found.members() == case["drawer"]
    return found


@named(CASES["opens"])
def test_it_opens(case: dict[str, Any]) -> None:
    assert drawer.open_drawer(of(case), case["secret"], "ada") == IDENTITY


@named(CASES["refused"])
def test_it_stays_shut(case: dict[str, Any]) -> None:
    with pytest.raises(age.CannotOpen):
        drawer.open_drawer(of(case), case["secret"], "ada")


def test_what_is_none_is_none() -> None:
    assert [drawer.read(value) for value in CASES["no_drawers"]] == [None] * len(CASES["no_drawers"])


def test_a_file_tells_what_it_opens_with() -> None:
    assert [drawer.key_of(case["file"]) for case in CASES["keys"]] == [case["key"] for case in CASES["keys"]]


@named(CASES["entries"])
def test_an_entry_opens_for_the_drawer_alone(case: dict[str, Any]) -> None:
    if case["entry"] is None:
        with pytest.raises((age.CannotOpen, drawer.Unreadable)):
            drawer.open_entry(IDENTITY, case["sealed"])
    else:
        assert drawer.open_entry(IDENTITY, case["sealed"]) == drawer.Entry(**case["entry"])


def test_an_entry_has_a_length_and_a_padding() -> None:
    for given in CASES["too_long"]:
        with pytest.raises(drawer.Unreadable):
            drawer.seal_entry(RECIPIENT, drawer.Entry(**given))
    for at in CASES["no_moments"]:
        with pytest.raises(drawer.Unreadable):
            drawer.seal_entry(RECIPIENT, drawer.Entry("Heute.", at))
    longest = drawer.seal_entry(RECIPIENT, drawer.Entry(**CASES["longest"]))
    assert len(longest) <= drawer.SEALED_MAX
    for text in ("", "Heute.", "ä" * 200):
        sealed = drawer.seal_entry(RECIPIENT, drawer.Entry(text, "2025-11-21T23:40"))
        assert len(age.open_sealed(base64.b64decode(sealed), [IDENTITY])) % 256 == 0
