# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cast as people with devices on the live server; here their names mean these, not the Django ones."""

import pytest

from nearer.client import bonding
from tests.live import Actor, Stage, pair, server, stage

__all__ = ["server", "stage"]


@pytest.fixture
def ada(stage: Stage) -> Actor:
    """Ada, with an account and a device."""
    return stage.sign_up("Ada")


@pytest.fixture
def ben(stage: Stage) -> Actor:
    """Ben, with an account and a device."""
    return stage.sign_up("Ben")


@pytest.fixture
def cleo(stage: Stage) -> Actor:
    """Cleo, with an account and a device."""
    return stage.sign_up("Cleo")


@pytest.fixture
def dov(stage: Stage) -> Actor:
    """Dov, a stranger with an account."""
    return stage.sign_up("Dov")


@pytest.fixture
def bond(ada: Actor, ben: Actor) -> bonding.Bond:
    """Make the bond of Ada and Ben, held strictly, as Ada sees it."""
    return pair(ada, ben)
