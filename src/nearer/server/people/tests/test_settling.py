# SPDX-License-Identifier: AGPL-3.0-or-later
"""A demo and real people never meet in one data folder."""

import pytest
from django.test import override_settings

from nearer.server.people import actions
from tests.cast import Visitor


@pytest.mark.usefixtures("ada")
def test_no_demo_where_real_people_are() -> None:
    actions.settle(demo=False)
    with pytest.raises(ValueError, match="real people have accounts"):
        actions.settle(demo=True)


@pytest.mark.django_db
def test_no_real_server_where_the_demo_s_people_are(request: pytest.FixtureRequest) -> None:
    actions.settle(demo=True)
    request.getfixturevalue("ada")
    actions.settle(demo=True)
    with pytest.raises(ValueError, match="are a demo's"):
        actions.settle(demo=False)


@pytest.mark.django_db
def test_an_empty_folder_may_become_either() -> None:
    for demo in (False, True, False):
        actions.settle(demo=demo)
        assert actions.instance().demo is demo


def test_everybody_is_told(nobody: Visitor) -> None:
    assert nobody.ask("GET", "/instance").body["demo"] is False
    with override_settings(NEARER_DEMO=True):
        assert nobody.ask("GET", "/instance").body["demo"] is True
