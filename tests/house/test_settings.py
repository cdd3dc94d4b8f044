# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every setting is described, with its default, and nothing is described that is none."""

import re

from nearer.cli.doctor import SETTINGS
from tests.house.repository import ROOT, below

PAGE = ROOT / "docs/hosting/settings.md"


def _read_by_the_code() -> set[str]:
    code = "\n".join(path.read_text() for path in below("src/nearer"))
    return set(re.findall(r"environ[^\n]{0,20}[\"'](NEARER_[A-Z_]+)[\"']", code)) | set(
        re.findall(r"[\"'](NEARER_[A-Z_]+)[\"'] (?:not )?in os\.environ", code)
    )


def test_every_setting_is_described() -> None:
    described = re.findall(r"^\| `(NEARER_[A-Z_]+)` \|[^|]+\|[^|]+\|$", PAGE.read_text(), re.MULTILINE)
    assert _read_by_the_code()
    assert sorted(described) == sorted(_read_by_the_code())


def test_the_doctor_knows_every_setting() -> None:
    """Else it would call a good one misspelt."""
    assert _read_by_the_code() == SETTINGS
