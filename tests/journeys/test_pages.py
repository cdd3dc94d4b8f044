# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages for every eye and hand: the kit, the night, large text, forced colours, a keyboard, a bad address."""

from typing import Any

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor
from tests.live import Server

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "wide": {"viewport": {"width": 1280, "height": 800}, "is_mobile": False},
    "forced": {"forced_colors": "active"},
    "contrast": {"contrast": "more"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_kit_is_open_to_everybody(arrive: Arrive, look: str) -> None:
    visitor = arrive("Kit", **{"device_scale_factor": 1, **LOOKS[look]})
    visitor.go("/kit/")
    visitor.reads_heading("The kit")
    # axe computes contrast from our colours, which forced colours replace by the person's own.
    visitor.insists_on_access(but=("color-contrast",) if look == "forced" else ())
    visitor.picture(f"kit-{look}")
    assert visitor.fits()


def test_large_text_needs_no_sideways_scrolling(arrive: Arrive) -> None:
    visitor = arrive("Kit")
    visitor.go("/kit/")
    visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
    visitor.picture("kit-large", whole=False)
    assert visitor.fits()


def test_a_keyboard_alone_makes_an_account(arrive: Arrive, house: Server) -> None:
    visitor = arrive("Ada", has_touch=False, is_mobile=False)
    visitor.go(f"/#setup={house.setup}")
    visitor.reads_heading("A little at a time")
    _signs_up_by_keyboard(visitor)
    visitor.reads_heading("With whom?")


def test_a_keyboard_alone_joins_by_an_invitation(arrive: Arrive, ada: Visitor) -> None:
    ben = arrive("Ben", has_touch=False, is_mobile=False)
    ben.go(ada.invites())
    ben.reads("Ada invites you")
    _signs_up_by_keyboard(ben)
    ben.reads_heading("Ada invites you")
    _tab_to(ben, "Your name, as the other shall see it")
    ben.page.keyboard.type("Ben")
    _presses(ben, "Accept")
    ben.reads_heading("Compare it once, together")
    _presses(ben, "They are the same")
    ben.question()
    _tab_to(ben, "Your answer")
    ben.page.keyboard.type("That the light was on when I came home.")
    _presses(ben, "Give my answer")
    ben.reads("It opens when both are in")


def _signs_up_by_keyboard(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    _presses(visitor, "I am 18 or older: begin")
    visitor.reads_heading("Choose a name")
    _tab_to(visitor, "Sign-in name")
    keys.type(visitor.name.lower())
    keys.press("Enter")
    words = " ".join(visitor.group_text("Your six words"))
    _presses(visitor, "I have it in safe keeping")
    _tab_to(visitor, "Your passphrase")
    keys.type(words)
    keys.press("Enter")


def _presses(visitor: Visitor, name: str) -> None:
    _tab_to(visitor, name)
    visitor.page.keyboard.press("Enter")


def test_an_insecure_address_says_so_before_anything_is_typed(arrive: Arrive, house: Server) -> None:
    visitor = arrive("Dov")
    visitor.origin = f"http://insecure.test:{house.port}"
    visitor.go(f"{visitor.origin}/")
    visitor.reads("This address is not secure")
    assert visitor.page.get_by_role("textbox").count() == 0
    assert visitor.page.get_by_role("button", name="I am 18 or older: begin").count() == 0
    # A browser says itself that it ignores this header on such an address.
    visitor.troubles = [said for said in visitor.troubles if "Cross-Origin-Opener-Policy" not in said]


def _tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        focused = visitor.page.evaluate(
            "(() => { const e = document.activeElement; "
            "return (e.labels?.[0]?.innerText ?? e.innerText ?? '').trim() })()"
        )
        if focused.startswith(name):
            return
    raise AssertionError(f"a keyboard does not get to {name!r}")
