# SPDX-License-Identifier: AGPL-3.0-or-later
"""A week alone, and then joined: nothing that was written alone goes to the other."""

from tests.journeys.clocks import tonight
from tests.journeys.test_evening import BENS
from tests.journeys.visitor import Visitor, meet_at_one_question

ALONE = "For myself on evening %d: canary-alone."


def test_a_week_alone_stays_with_whoever_wrote_it(guest: Visitor, ben: Visitor) -> None:
    guest.says_with_whom(name="Ben", then="Start alone")
    asked = [_answers_alone(guest, days) for days in range(7)]
    assert len(set(asked)) == 7, "each evening has a question of its own"
    guest.follow("Invite Ben")
    ben.page.clock.install(time=tonight(6))
    ben.go(guest.invites())
    ben.signs_up()
    ben.accepts()
    for visitor in (guest, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("They are the same")
    meet_at_one_question(guest, ben)
    ben.answers(BENS)
    guest.answers("A new answer, for two.")
    ben.reads("A new answer, for two.")
    ben.page.reload()
    assert "canary" not in ben.page_text()
    ben.follow("Us")
    ben.reads("so far there are none")
    ben.reads_nowhere("canary")
    assert "canary" not in "\n".join(guest.sent + ben.sent)


def _answers_alone(visitor: Visitor, days: int) -> str:
    """Answer an evening's question for oneself; return it."""
    visitor.at(tonight(days))
    asked = visitor.question()
    visitor.type("Your answer", ALONE % days)
    visitor.tap("Keep my answer")
    visitor.page.locator("main p", has_text=ALONE % days).wait_for()
    return asked
