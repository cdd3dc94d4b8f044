# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stage, set for whoever goes through doors."""

import secrets

import pytest

from nearer.server.people import actions, keys
from nearer.server.people.models import Account
from tests.cast import DOV, TODAY, Bonded, Visitor, invite
from tests.doors.stage import Stage, held_by_ben


@pytest.fixture
def stage(  # noqa: PLR0917 - pytest gives them by name
    ada: Visitor, ben: Visitor, cleo: Visitor, dov: Visitor, nobody: Visitor, bonded: Bonded, former: Bonded
) -> Stage:
    """Set the stage."""
    invitation, offer = invite(ada)
    to_be = Bonded(secrets.token_hex(16), invitation, offer, DOV.card(invitation))
    session = _another_session("ben")
    stage = Stage(ada, ben, cleo, dov, nobody, bonded, former, to_be, session)
    held_by_ben(stage)
    return stage


def _another_session(handle: str) -> str:
    """Open a second session, as signing in on another device does; return its id."""
    account = Account.objects.get(handle=handle)
    device = actions.Device(label="tablet", place=secrets.token_hex(32))
    arrival = actions.enter(account=account.id, login_hash=account.login_hash, device=device, today=TODAY)
    session = account.session_set.get(token_hash=keys.token_hash(arrival.token))
    return str(session.id)
