# SPDX-License-Identifier: AGPL-3.0-or-later
"""After the answers are open: saying something back, feeling understood, and nothing that is lost."""

from playwright.sync_api import expect

from tests.journeys.visitor import PATIENCE, Visitor

ADAS = "My grandmother's hands in the flour."
BENS = "The sound of the key in the door."
HEARD = "that her hands were the kitchen for you."
MORE = "Which door was it?"


def test_what_is_said_back_arrives_and_the_mark_stays_with_its_writer(
    paired: tuple[Visitor, Visitor],
) -> None:
    ada, ben = paired
    _open_both(ada, ben)
    ben.responds("What I heard", HEARD)
    ada.reads(HEARD)
    ada.reads("What I heard:")
    ada.reads("Did you feel understood by Ben?")
    ada.insists_on_access()
    ada.picture("understood")
    ada.comes_to_rest()
    ben.page.reload()
    ben.reads(HEARD)
    before = ben.page_text()
    ada.picks("Partly")
    ada.reads("For you alone: you felt partly understood.")
    ada.comes_to_rest()
    ben.page.reload()
    ben.reads(HEARD)
    assert ben.page_text() == before
    ada.responds("Talk about it in the room instead", "", send="Let it be known")
    ben.reads("I would like to talk about this with you, in the room.")
    ben.insists_on_access()
    ben.picture("room")
    ben.tap("Take it back")
    ada.reads_nowhere(HEARD)


def test_words_of_the_other_are_never_markup(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    evil = "<img src=x onerror=alert(1)><b>bold</b>"
    ada.answers(evil)
    ben.answers(BENS)
    ben.reads(evil)
    ben.responds("In my own words", evil)
    ada.reads(BENS)
    expect(ada.page.get_by_text(evil)).to_have_count(2, timeout=PATIENCE)
    assert ada.page.locator("main img, main b").count() == 0


def test_what_is_being_written_survives_a_dead_tab(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    _open_both(ada, ben)
    ada.tap("Say something back")
    ada.tap("What I heard")
    ada.type("What you say back", HEARD)
    ada.tap("Something to thank Ben for?")
    ada.type("What was it?", MORE)
    ada.keeps_what_is_typed()
    ada.page.close()
    ada.page = ada.another_tab()
    expect(ada.page.get_by_label("What you say back")).to_have_value(HEARD)
    expect(ada.page.get_by_role("button", name="What I heard")).to_have_attribute("aria-pressed", "true")
    expect(ada.page.get_by_label("What was it?")).to_have_value(MORE)


def test_both_say_something_back_at_once_and_a_stroke_is_not_lost(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    _open_both(ada, ben)
    for visitor, starter, text in ((ada, "Tell me more", MORE), (ben, "What I heard", HEARD)):
        visitor.tap("Say something back")
        visitor.tap(starter)
        visitor.type("What you say back", text)
    ada.tap("Something to thank Ben for?")
    ada.type("What was it?", "The soup")
    for visitor in paired:
        visitor.page.get_by_role("button", name="Send it", exact=True).click(no_wait_after=True)
    ada.page.get_by_label("What was it?").focus()
    ada.page.keyboard.press("End")
    ada.page.keyboard.type(", which was hot.", delay=60)
    for visitor in paired:
        visitor.reads(HEARD)
        visitor.reads(MORE)
    expect(ada.page.get_by_label("What was it?")).to_have_value("The soup, which was hot.")
    expect(ada.page.get_by_label("What was it?")).to_be_focused()


def _open_both(ada: Visitor, ben: Visitor) -> None:
    ada.answers(ADAS)
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)
