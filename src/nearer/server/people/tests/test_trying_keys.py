# SPDX-License-Identifier: AGPL-3.0-or-later
"""Guessing is hopeless, and a stranger who guesses locks nobody out."""

import datetime as dt

import pytest

from nearer.server.people import places
from nearer.server.people.models import KnownPlace
from tests.cast import ADA, BEN, TODAY, Visitor

HOME = "192.0.2.1"
NOT_THE_KEY = "0" * 64


pytestmark = pytest.mark.usefixtures("in_one_moment")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the slow hash out where only the counting is looked at."""
    monkeypatch.setattr("nearer.server.people.keys.matches", lambda key, _kept: key == ADA.login_key)


def _code(handle: str, key: str, address: str) -> str:
    return Visitor(address=address).ask("POST", "/sign-in", {"handle": handle, "login_key": key}).code


@pytest.mark.usefixtures("quick")
def test_one_network_has_twenty_tries_at_a_handle(ada: Visitor) -> None:
    assert ada.me == ADA
    assert _code("ada", ADA.login_key, HOME) == ""
    codes = [_code("ada", NOT_THE_KEY, HOME) for _ in range(20)]
    assert codes == ["wrong-key"] * 19 + ["slow-down"]
    assert _code("ada", ADA.login_key, HOME) == "slow-down"


@pytest.mark.usefixtures("quick")
def test_a_stranger_everywhere_does_not_lock_ada_out_of_home(ada: Visitor) -> None:
    assert ada.me == ADA
    assert _code("ada", ADA.login_key, HOME) == ""
    codes = [_code("ada", NOT_THE_KEY, f"203.0.113.{number}") for number in range(40)]
    assert codes[:29] == ["wrong-key"] * 29
    assert codes[30:] == ["slow-down"] * 10
    assert _code("ada", ADA.login_key, HOME) == ""


@pytest.mark.usefixtures("quick")
def test_an_unknown_handle_is_counted_alike(ada: Visitor) -> None:
    """Or the counting would tell who is here."""
    assert ada.me == ADA
    for handle in ("ada", "nobody-here"):
        codes = [_code(handle, NOT_THE_KEY, f"203.0.113.{number}") for number in range(31)]
        assert codes == ["wrong-key"] * 30 + ["slow-down"]


@pytest.mark.usefixtures("quick")
def test_one_network_has_sixty_tries_at_anything(ada: Visitor) -> None:
    assert ada.me == ADA
    codes = [_code(f"somebody{number}", NOT_THE_KEY, HOME) for number in range(61)]
    assert codes == ["wrong-key"] * 60 + ["slow-down"]


@pytest.mark.usefixtures("quick")
def test_a_refusal_says_how_long_to_wait(ada: Visitor) -> None:
    assert ada.me == ADA
    for _ in range(20):
        _code("ada", NOT_THE_KEY, HOME)
    answer = Visitor(address=HOME).ask("POST", "/sign-in", {"handle": "ada", "login_key": NOT_THE_KEY})
    assert answer.status == 429
    assert "wait" in answer.say
    assert 0 < answer.body["retry_after"] <= 180


def test_a_place_is_known_for_a_year(ada: Visitor) -> None:
    KnownPlace.objects.all().delete()
    assert (
        Visitor(address=HOME).ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key}).status
        == 200
    )
    place = KnownPlace.objects.get()
    assert HOME not in str(KnownPlace.objects.values())
    assert place.id == places.place_id(handle="ada", address=HOME)
    assert place.last_day == TODAY
    assert ada.me == ADA


def test_the_confirmation_of_a_signed_in_device_is_counted_too(
    ada: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody holds Ada's unlocked phone and tries."""
    monkeypatch.setattr("nearer.server.people.keys.matches", lambda _key, _kept: False)
    codes = [ada.ask("DELETE", "/me", {"login_key": NOT_THE_KEY}).code for _ in range(11)]
    assert codes == ["wrong-key"] * 10 + ["slow-down"]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_network_is_one_line_of_somebodys(address: str, network: str) -> None:
    assert places.network_of(address) == network


def test_a_place_says_nothing_about_another_person() -> None:
    assert places.place_id(handle="ada", address=HOME) != places.place_id(handle=BEN.handle, address=HOME)
    assert dt.timedelta(days=places.KNOWN_DAYS) > dt.timedelta(days=300)
