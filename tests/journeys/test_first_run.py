# SPDX-License-Identifier: AGPL-3.0-or-later
"""From opening the page to the first answered question: few taps, few minutes, with somebody or alone."""

import logging
import re
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock

from playwright.sync_api import expect

from nearer.sealed.words import WORDS_IN_A_PASSPHRASE, words
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor, meet_at_one_question
from tests.live import Server

ADAS = "To the lake, with the blue blanket: canary-ada-1207"
BENS = "To the roof at my grandmother's, where one sees the trains: canary-ben-1208"
WAY_BACK = "If you forget your passphrase"
TAPS = 12
FIGURES = logging.getLogger(__name__)

# Letters of six drawn words on an average: which words it were must not decide.
DRAWN = round(WORDS_IN_A_PASSPHRASE * (sum(map(len, words())) / len(words()) + 1) - 1)
# Seconds of a person for a tap; for a letter typed with the thumbs (36 words a minute), or written on paper
# (68 letters a minute); for a word in sight when a button is pressed (238 a minute, reading silently).
TAP, TYPED, WRITTEN, READ = 1.2, 60 / 180, 60 / 68, 60 / 238


@dataclass
class Watch:
    """How long somebody took: what the machine took, and what a person would have taken over it."""

    visitor: Visitor
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Begin anew."""
        self.visitor.taps = self.visitor.typed = self.visitor.read = 0

    def seconds(self, *, by_hand: bool) -> float:
        """Return what a person takes to read, tap, type and write; what the machine took is only noted.

        `by_hand`: the passphrase is written on paper and typed back; else a password manager takes and gives
        it, with three more taps.
        """
        one, machine = self.visitor, time.monotonic() - self.began
        person = TAP * one.taps + TYPED * (one.typed - len(one.passphrase)) + READ * one.read
        person += (TYPED + WRITTEN) * DRAWN if by_hand else 3 * TAP
        FIGURES.info(
            "%s: %d taps, %d letters typed, %d words in sight; machine %.1f s, person %.0f s, %s",
            *(one.name, one.taps, one.typed, one.read, machine, person),
            "by hand" if by_hand else "with a password manager",
        )
        return person


def test_alone_to_the_first_answer(arrive: Arrive, house: Server) -> None:
    ada = arrive("Ada")
    watch = Watch(ada)
    ada.go(f"/#setup={house.setup}")
    ada.signs_up()
    ada.says_with_whom(name="Ben", then="Start alone")
    ada.question()
    ada.insists_on_access()
    ada.type("Your answer", ADAS)
    ada.tap("Keep my answer")
    ada.page.locator("main p", has_text=ADAS).wait_for()
    ada.picture("alone-first-answer")
    assert ada.taps <= TAPS
    assert watch.seconds(by_hand=False) < watch.seconds(by_hand=True) <= 180


def test_a_recovery_code_is_asked_for_once_something_is_written(ada: Visitor) -> None:
    """Not before the first answer; and not before the day until which it was put off."""
    ada.says_with_whom(name="Ben", then="Start alone")
    ada.question()
    ada.reads_nowhere(WAY_BACK)
    ada.type("Your answer", ADAS)
    ada.tap("Keep my answer")
    ada.reads_heading_two(WAY_BACK)
    ada.insists_on_access()
    ada.picture("way-back")
    ada.page.emulate_media(color_scheme="dark")
    ada.insists_on_access()
    ada.picture("way-back-dark")
    ada.page.emulate_media(color_scheme="light")
    ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
    ada.insists_on_access()
    ada.picture("way-back-large")
    ada.tap("Ask me tomorrow")
    expect(ada.page.get_by_text("You are asked again tomorrow.")).to_be_focused()
    ada.reads_nowhere(WAY_BACK)
    ada.keeps_what_is_typed()
    ada.page.reload()
    ada.reads(ADAS)
    ada.reads_nowhere(WAY_BACK)
    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    ada.at(datetime.combine(tomorrow, clock(20)).astimezone())
    ada.reads_heading_two(WAY_BACK)
    ada.tap("Ask me next week")
    ada.reads_nowhere(WAY_BACK)
    ada.keeps_what_is_typed()
    ada.at(datetime.combine(tomorrow + timedelta(days=6), clock(20)).astimezone())
    ada.question()
    ada.reads_nowhere(WAY_BACK)
    ada.at(datetime.combine(tomorrow + timedelta(days=7), clock(20)).astimezone())
    ada.reads_heading_two(WAY_BACK)


def test_a_recovery_code_is_made_over_a_bad_line_and_not_asked_for_again(ada: Visitor) -> None:
    """A slip in the passphrase shows before any code does; without an answer the same code is sent again."""
    ada.says_with_whom(name="Ben", then="Start alone")
    ada.question()
    ada.type("Your answer", ADAS)
    ada.tap("Keep my answer")
    ada.follow("Make a recovery code")
    ada.reads_heading("A recovery code")
    ada.type("Your passphrase, once more", "not these words of mine at all")
    ada.tap("Go on")
    ada.reads("That is not your passphrase.")
    ada.writes_code()
    ada.page.context.set_offline(True)
    ada.tap("Use this code from now on")
    ada.reads("The code may count already")
    ada.page.context.set_offline(False)
    ada.tap("Use this code from now on")
    ada.reads_heading("Your recovery code is set.")
    ada.insists_on_access()
    ada.follow("Back")
    ada.question()
    ada.reads_nowhere(WAY_BACK)
    ada.go("/#me")
    ada.page.get_by_text("made", exact=True).wait_for()


def test_two_people_to_the_first_reveal(guest: Visitor, ben: Visitor) -> None:
    """Whoever invites and whoever joins, each from their first page to their first answered question."""
    link = guest.invites()
    watch = Watch(ben)
    ben.go(link)
    ben.signs_up()
    ben.reads_heading("Ada invites you")
    ben.reads_nowhere("belong to the same account")  # he has no other pairing
    ben.accepts()
    ben.reads_heading("Compare it once, together")
    assert watch.seconds(by_hand=False) < watch.seconds(by_hand=True) <= 120
    for visitor in (guest, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("They are the same")
    meet_at_one_question(guest, ben)
    guest.answers(ADAS)
    ben.answers(BENS)
    for visitor in (guest, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)
    said = "\n".join(guest.sent + ben.sent)
    assert "canary" not in said


def test_inviting_first_takes_no_more_taps_than_allowed(arrive: Arrive, house: Server) -> None:
    ada = arrive("Ada")
    ada.go(f"/#setup={house.setup}")
    ada.signs_up()
    ada.invites(host="One of us two")
    ada.insists_on_access()
    ada.picture("invited-first")
    ada.tap("Go on to the first question")
    ada.question()
    ada.type("Your answer", ADAS)
    ada.tap("Keep my answer")
    ada.page.locator("main p", has_text=ADAS).wait_for()
    assert ada.taps <= TAPS
    ada.follow("Invite Darling")
    ada.reads_heading("Your invitation is ready")


def test_alone_for_a_while_and_then_joined(ada: Visitor, ben: Visitor) -> None:
    ada.says_with_whom(kind="A friend", name="Benny", then="Start alone")
    question = ada.question()
    ada.type("Your answer", ADAS)
    ada.tap("Keep my answer")
    ada.page.locator("main p", has_text=ADAS).wait_for()
    ada.page.reload()
    ada.reads(ADAS)
    ada.follow("Invite Benny")
    ada.reads_heading("Invite Benny")
    ada.insists_on_access()
    ada.picture("invite-from-alone")
    link = ada.invites()
    ben.go(link)
    ben.signs_up()
    ben.reads("as friends")
    ben.accepts()
    for visitor in (ada, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("They are the same")
    assert meet_at_one_question(ada, ben)
    ada.answers("A new answer, for two.")
    ben.answers(BENS)
    ada.reads(BENS)
    assert question


def test_somebody_who_is_17(arrive: Arrive, ada: Visitor) -> None:
    """A kind page with lines of their country, and nothing that leads on; nothing is sent or kept."""
    link = ada.invites()
    cleo = arrive("Cleo", timezone_id="Europe/Berlin")
    cleo.go(link)
    cleo.reads("invites you")
    before, kept = cleo.comes_to_rest(), cleo.page.evaluate("indexedDB.databases()")
    cleo.tap("I am under 18")
    cleo.reads_heading("Nearer is for adults")
    cleo.reads("For children and young people")
    cleo.reads("116 016")
    cleo.reads_nowhere("invites you")
    cleo.insists_on_access()
    cleo.picture("seventeen")
    main = cleo.page.locator("main:visible")
    assert main.get_by_role("button").count() == 0
    assert main.locator("a:not([href^='tel:'])").count() == 0
    assert main.get_by_role("textbox").count() == 0
    assert cleo.comes_to_rest() == before
    assert cleo.page.evaluate("indexedDB.databases()") == kept


def test_a_page_opened_anew_keeps_what_is_no_secret_and_says_so(arrive: Arrive, ada: Visitor) -> None:
    link = ada.invites()
    ben = arrive("Ben")
    ben.go(link)
    ben.tap("I am 18 or older: begin")
    ben.type("Sign-in name", "benjamin")
    ben.page.reload()
    expect(ben.page.get_by_label("Sign-in name", exact=True)).to_have_value("benjamin")
    ben.tap("Go on")
    words = ben.group_text("Your six words")
    ben.reads_nowhere("The page was opened anew")
    ben.tap("I have it in safe keeping")
    ben.reads_heading("Type it back once")
    kept = ben.page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    assert "benjamin" in kept
    for secret in (" ".join(words), words[0] + " " + words[1]):
        assert secret not in kept
    ben.page.reload()
    expect(ben.page.get_by_label("Sign-in name", exact=True)).to_have_value("benjamin")
    ben.tap("Go on")
    ben.reads("The page was opened anew")
    ben.insists_on_access()
    assert ben.group_text("Your six words") != words
    ben.signs_up_from_words()
    ben.reads_heading(re.compile("invites you$"))
    assert ben.page.evaluate("sessionStorage.length") == 0


def test_with_whom_stays_through_a_page_opened_anew(ada: Visitor) -> None:
    ada.choose("A friend")
    ada.type("What do you call them?", "Old Benny")
    ada.keeps_what_is_typed()
    ada.page.reload()
    ada.reads_heading("With whom?")
    expect(ada.page.get_by_label("What do you call them?")).to_have_value("Old Benny")
    expect(ada.page.get_by_role("radio", name="A friend")).to_be_checked()
    ada.tap("Start alone")
    ada.question()
    ada.page.get_by_role("link", name="Invite Old Benny").wait_for()


def test_from_where_one_compared_one_goes_back_to(guest: Visitor, ben: Visitor) -> None:
    ben.go(guest.invites())
    ben.signs_up()
    ben.accepts()
    for visitor in (guest, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("Later")
        visitor.question()
    guest.follow("Compare it")
    guest.follow("Back")
    guest.question()
    guest.follow("Compare it")
    guest.tap("They are the same")
    guest.question()
    guest.reads_nowhere("You two have not compared")
    ben.follow("Me")
    ben.page.get_by_role("link", name=re.compile("^Safety code")).click()
    ben.tap("They are the same")
    ben.reads_heading("Me")
