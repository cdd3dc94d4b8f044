# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people meet, answer the same question alone, and see both answers open."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from playwright.sync_api import expect

from nearer.client import own, people
from nearer.sealed.account import PASSPHRASE_LOG_N
from tests.house.test_canary import sung
from tests.journeys.visitor import PATIENCE, Visitor, meet_at_one_question
from tests.live import Server, Stage, everything

ADAS = "The kettle, and you humming next door: canary-ada-4711"
BENS = "That you saved me the last plum: canary-ben-0815"
CLOSE = "7"


def test_two_people_exchange_their_first_answers(house: Server, ada: Visitor, ben: Visitor) -> None:
    _meet(ada, ben)
    ada.picture("question")
    ada.insists_on_access()
    ada.answers(ADAS)
    ada.reads("It opens when both are in")
    ada.insists_on_access()
    ada.picture("waiting")
    ben.reads_nowhere(ADAS)
    ben.answers(BENS)
    for visitor in (ben, ada):
        visitor.reads(ADAS)
        visitor.reads(BENS)
        visitor.insists_on_access()
        visitor.picture("open")

    for visitor in (ada, ben):
        visitor.makes_code()
        visitor.go("/#")
        said = "\n".join(visitor.sent)
        for secret in ("canary-ada", "canary-ben", visitor.passphrase, visitor.code):
            assert secret not in said, f"{visitor.name} sent {secret!r} in the clear"
    assert "canary" not in house.log.read_text()
    _notes_how_it_was(ada)
    _insist_that_all_of_it_is_sealed(house, ada, ben)


def _notes_how_it_was(visitor: Visitor) -> None:
    """Give a check-in, and come back the next morning, when the day's bundle leaves the device."""
    visitor.notes(CLOSE, "8", "A little", "Yes", "0, none", "Right", "4")
    day = datetime.now().astimezone().date() + timedelta(days=1)
    with visitor.page.expect_response(re.compile("/me/records$"), timeout=PATIENCE):
        visitor.at(datetime.combine(day, time(8)).astimezone())


def _insist_that_all_of_it_is_sealed(house: Server, ada: Visitor, ben: Visitor) -> None:
    """Search all that the host holds and all that was sent for what was typed, and for a number that came."""
    stage = Stage(house)
    device = replace(stage.device(), log_n=PASSPHRASE_LOG_N)
    bundles = own.read(people.sign_in(device, handle="ada", passphrase=ada.passphrase))
    stage.close()
    noted = [one["data"] for bundle in bundles for one in bundle.elements if one["kind"] == "checkin"]
    assert [one["close"] for one in noted] == [int(CLOSE)]
    held = list(everything(house))
    held += [(f"sent by {visitor.name}", sent.encode()) for visitor in (ada, ben) for sent in visitor.sent]
    typed = [ADAS, BENS, "canary", "Darling", '"checkin"', f'"close":{CLOSE}', '"close"']
    typed += [secret for visitor in (ada, ben) for secret in (visitor.passphrase, visitor.code)]
    assert {what: places for what in typed if (places := sung(held, what))} == {}
    assert any(place.startswith("people") for place in sung(held, "ada")), "the search can find"


def _meet(ada: Visitor, ben: Visitor) -> None:
    """Go from an invitation to the first question, looking at every page on the way."""
    ada.insists_on_access()
    link = ada.invites()
    ada.picture("invite")
    ada.insists_on_access()
    ben.go(link)
    ben.reads_heading("A little at a time")
    ben.picture("welcome")
    ben.signs_up()
    ben.reads_heading("Ada invites you")
    ben.insists_on_access()
    ben.picture("join")
    ben.accepts()
    codes = []
    for visitor in (ben, ada):
        visitor.reads_heading("Compare it once, together")
        codes.append(visitor.group_text("Your safety code, six groups of five digits"))
        visitor.insists_on_access()
        visitor.picture("safety-code")
        visitor.tap("They are the same")
    assert codes[0] == codes[1], "both see the same safety code"
    meet_at_one_question(ada, ben)


def test_what_is_open_stays_open_through_lock_reload_and_sign_out(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    ada.answers(ADAS)
    ada.reads("Until then the server holds it back")
    ben.answers(BENS)
    ada.reads(BENS)

    ada.page.reload()
    ada.reads(BENS)
    ada.tap("Lock now")
    ada.reads_nowhere(BENS)
    expect(ada.page.get_by_label("Stay open on this device")).not_to_be_checked()
    ada.unlocks(remember=True)
    ada.reads(BENS)
    ada.page.reload()
    ada.reads(BENS)
    ada.go("/#me/sign-out")
    ada.reads_heading("Sign out")
    ada.comes_to_rest()  # it looks first for what is on this device only
    ada.tap("Sign out")
    ada.tap("Sign out all the same")  # with whom was said today, and waits for the night
    ada.reads_heading("A little at a time")
    ada.tap("I have an account")
    ada.unlocks()
    ada.reads(BENS)


def test_strictly_held_answers_open_after_both_have_come_back(
    paired_strictly: tuple[Visitor, Visitor],
) -> None:
    ada, ben = paired_strictly
    ada.answers(ADAS)
    ada.reads("not even whoever runs the server")
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.page.reload()
    for visitor in (ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)


def test_whoever_accepts_may_ask_for_the_stricter_way(guest: Visitor, ben: Visitor) -> None:
    ben.go(guest.invites(host="Someone else"))
    ben.signs_up()
    ben.reads("The server keeps each answer, unread")
    ben.tick("Use the stricter way")
    ben.insists_on_access()
    ben.accepts()
    for visitor in (guest, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("Later")
    guest.answers(ADAS)
    guest.reads("not even whoever runs the server")


def test_passing_shows_nothing_to_the_other(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    first = ada.question()
    ada.comes_to_rest()
    ben.page.reload()
    before = ben.page_text()
    ada.passes()
    ada.comes_to_rest()
    ben.page.reload()
    assert ben.page_text() == before
    assert ben.question() == first


def test_another_one_may_be_answered_meanwhile(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    first = ada.question()
    ada.answers("Something first.")
    ada.reads("It opens when both are in")
    ada.tap("Answer another one meanwhile")
    ada.page.locator("h1.question", has_not_text=first).wait_for()
    ada.answers(ADAS)
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.reads("Something first.")
        visitor.reads(BENS)
    ben.reads_nowhere(ADAS)
