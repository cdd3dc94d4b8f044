# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every way into the server is described where programs and people look for it."""

import re
from typing import Any

import pytest

from nearer.server.site.openapi import describe
from nearer.server.site.ways import all_doors


@pytest.fixture(scope="module")
def operations() -> dict[str, dict[str, Any]]:
    described: dict[str, Any] = describe(all_doors())["paths"]
    return {f"{method.upper()} {path}": op for path, ops in described.items() for method, op in ops.items()}


def test_every_door_says_in_one_line_what_it_is_for(operations: dict[str, dict[str, Any]]) -> None:
    assert len(operations) == len(all_doors()) > 0
    silent = [
        name for name, op in operations.items() if not re.fullmatch(r"[A-Z][^\n]{10,}[.?]", op["summary"])
    ]
    assert not silent


def test_no_two_doors_share_a_name(operations: dict[str, dict[str, Any]]) -> None:
    names = [op["operationId"] for op in operations.values()]
    assert len(names) == len(set(names))


def test_every_door_says_how_it_refuses(operations: dict[str, dict[str, Any]]) -> None:
    assert all("4XX" in op["responses"] for op in operations.values())


def test_only_a_few_doors_are_open_to_anyone(operations: dict[str, dict[str, Any]]) -> None:
    """A door for somebody who is not signed in is a decision; a new one is added here by hand."""
    open_to_anyone = {name.replace("/api/v1", "") for name, op in operations.items() if "security" not in op}
    assert open_to_anyone == {
        "GET /instance",
        "POST /people",
        "POST /sign-in",
        "POST /sign-out",
        "POST /recovery",
        "POST /recovery/passphrase",
        "GET /invitations/{id}",
    }
