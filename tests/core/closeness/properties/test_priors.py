# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page about the priors says what the priors are."""

import re

from nearer.core.closeness import priors
from tests.house.repository import ROOT

PAGE = (ROOT / "docs/model/priors.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE))


def written(value: object) -> str:
    """Return a value as the page writes it."""
    if isinstance(value, tuple):
        return f"{value[0]} to {value[-1]} by {value[1] - value[0]}"
    if isinstance(value, dict):
        return "; ".join(f"{name} {mean}, {sd}" for name, (mean, sd) in value.items())
    return str(value)


def test_every_prior_is_on_the_page_as_it_is() -> None:
    names = [name for name in vars(priors) if name.isupper()]
    assert len(names) > 20
    assert {name: written(getattr(priors, name)) for name in names} == ROWS


def test_every_prior_has_a_grade_or_is_a_matter_of_design() -> None:
    rows = re.findall(r"^\| `[A-Z_]+` \|(.+)\|$", PAGE, re.MULTILINE)
    assert {row.split("|")[-1].strip() for row in rows} <= {"A", "B", "C", "D", ""}
    assert f"Version {priors.VERSION}." in PAGE


def test_shares_are_shares() -> None:
    assert priors.LIKED_NICER + priors.LIKED_SAME + priors.LIKED_WORSE == 1.0
