# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses for the command line's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.houses import House, a_house


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[House]:
    """Give a house in which nothing was ever started."""
    with a_house(tmp_path / "empty") as house:
        yield house


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Make one house with its tables, and Ada and Ben in it, that others are copies of."""
    with a_house(tmp_path_factory.mktemp("houses") / "pattern") as made:
        assert made.type("migrate").status == 0
        made.add_person("ada")
        made.add_person("ben")
        made.sql(
            f"INSERT INTO people_instance (id, \"only\", demo) VALUES ('{'a' * 32}', true, false)"  # noqa: S608 - a test's
        )
        yield made


@pytest.fixture
def house(tmp_path: Path, pattern: House) -> Iterator[House]:
    """Give a house with its tables made, and Ada and Ben in it."""
    with a_house(tmp_path / "house", like=pattern) as made:
        yield made
