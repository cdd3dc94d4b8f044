# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the list of requirements says is so: each feature that it names stands where it says."""

from nearer.cli.catalogue.looking import requirements
from tests.house.repository import ROOT, files, named

PATH = ROOT / "docs/requirements.toml"


def test_the_list_is_whole_and_every_feature_stands_where_it_says() -> None:
    assert requirements.find(PATH).complaints == ()


def test_what_is_named_is_kept_by_git() -> None:
    rows = [row.item for section in requirements.find(PATH).sections for row in section.rows]
    ours = [named(path) for path in files()]
    places = {row.at for row in rows if row.at}
    assert len(places) > 20
    assert [
        at for at in sorted(places) if not any(name == at or name.startswith(at + "/") for name in ours)
    ] == []
