# SPDX-License-Identifier: AGPL-3.0-or-later
"""A path finds its door, or nothing at all."""

import pytest

from nearer.server.floor.threshold import Knock
from nearer.server.site.ways import enter

ID = "0123456789abcdef" * 2
KNOCK = Knock("GET", "", {}, b"", "127.0.0.1")
BOND = f"/api/v1/bonds/{ID}"


@pytest.mark.parametrize("path", [f"{BOND}/records", f"{BOND}/held", "/api/v1/me/chain"])
def test_a_door_is_found_by_its_path(path: str) -> None:
    assert enter(path, KNOCK).status == 401


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/bonds/{}/records",
        "/api/v1/bonds/{id}/records",
        f"{BOND}/{ID}",
        f"{BOND}{ID}/records",
        f"/api/v1/bonds/{ID.upper()}/records",
        f"{BOND}\n/records",
        f"{BOND}/records\n",
        f"{BOND}/records/",
        f"/api/v2/bonds/{ID}/records",
        "/api/v1/",
    ],
)
def test_nearly_a_path_is_none(path: str) -> None:
    assert enter(path, KNOCK).status == 404
