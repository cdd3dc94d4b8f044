# SPDX-License-Identifier: AGPL-3.0-or-later
"""Passphrases and codes: mistyped, forgotten, changed; invitations: read by a camera, used twice, in vain."""

import io

import zxingcpp
from PIL import Image

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor


def test_a_wrong_passphrase_is_a_sentence(arrive: Arrive, ada: Visitor) -> None:
    phone = arrive("Ada")
    phone.go("/")
    phone.tap("I have an account")
    phone.passphrase = "six words that open nothing here"
    phone.unlocks()
    phone.reads("Check both")
    phone.insists_on_access()
    phone.passphrase = ada.passphrase
    phone.unlocks()
    phone.reads_heading("With whom?")


def test_where_no_code_was_made_one_reads_what_a_wrong_code_reads(arrive: Arrive, ada: Visitor) -> None:
    phone = arrive("Ada")
    phone.go("/")
    phone.tap("I have an account")
    phone.tap("I forgot my passphrase")
    phone.type("Sign-in name", "ada")
    phone.type("Recovery code", "0123456789ABCDEFGHJKMNPQR")
    phone.tap("Go on")
    phone.passphrase = " ".join(phone.group_text("Your six words"))
    phone.tap("I have it in safe keeping")
    phone.type("Your passphrase", phone.passphrase)
    phone.tap("Go on")
    phone.reads("do not belong together")
    ada.page.reload()
    ada.reads_heading("With whom?")


def test_a_forgotten_passphrase_is_survived_with_the_code(arrive: Arrive, ada: Visitor) -> None:
    ada.makes_code()
    ada.go("/#")
    ada.reads_heading("With whom?")
    phone = arrive("Ada")
    phone.go("/")
    phone.tap("I have an account")
    phone.tap("I forgot my passphrase")
    phone.type("Sign-in name", "ada")
    phone.type("Recovery code", "ABCDE")
    phone.tap("Go on")
    phone.reads("25 letters and digits")
    wrong = ("0" if ada.code[0] != "0" else "1") + ada.code[1:]
    for code in (wrong, ada.code.lower().replace("-", " ")):
        phone.type("Recovery code", code)
        phone.tap("Go on")
        phone.passphrase = " ".join(phone.group_text("Your six words"))
        phone.tap("I have it in safe keeping")
        phone.type("Your passphrase", phone.passphrase)
        phone.tap("Go on")
        if code == wrong:
            phone.reads("do not belong together")
    phone.reads_heading("With whom?")
    ada.page.reload()
    ada.reads_heading("Locked")
    ada.unlocks()
    ada.reads("do not open anything here")
    ada.passphrase = phone.passphrase
    ada.unlocks()
    ada.reads_heading("With whom?")


def test_a_name_that_is_taken_can_be_chosen_anew(ada: Visitor, ben: Visitor) -> None:
    ben.name = "ADA"
    ben.go(ada.invites())
    ben.signs_up()
    ben.reads_heading("Choose a name to sign in with")
    ben.reads("has this name already")
    ben.name = "Ben"
    ben.signs_up(begin="")
    ben.reads_heading("Ada invites you")


def test_a_camera_reads_the_link_of_an_invitation_by_day_and_at_night(ada: Visitor) -> None:
    link = ada.invites()
    assert _photographed(ada) == [link]
    ada.page.emulate_media(color_scheme="dark")
    assert _photographed(ada) == [link]


def _photographed(visitor: Visitor) -> list[str]:
    """Read the codes on the screen as a plain camera does, which takes only dark for dark."""
    screen = Image.open(io.BytesIO(visitor.page.screenshot(full_page=True)))
    return [code.text for code in zxingcpp.read_barcodes(screen, try_invert=False)]


def test_an_invitation_works_once_and_not_for_its_maker(arrive: Arrive, ada: Visitor, ben: Visitor) -> None:
    link = ada.invites()
    ada.go(link)
    ada.reads("This is your own invitation")
    ben.go(link)
    ben.signs_up()
    ben.accepts()
    ben.reads_heading("Compare it once, together")
    dov = arrive("Dov")
    dov.go(link)
    dov.reads("This invitation does not open anything")
    dov.insists_on_access()


def test_a_withdrawn_or_broken_link_says_so(ada: Visitor, ben: Visitor) -> None:
    link = ada.invites()
    ben.go(link[:-5])
    ben.reads("This link is not complete")
    ada.tap("Withdraw it")
    ada.reads("Withdrawn")
    ben.go("/")
    ben.go(link)
    ben.reads("This invitation does not open anything")
