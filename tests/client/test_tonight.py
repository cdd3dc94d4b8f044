# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight from question to reveal, as the core tells it to each of the two."""

from typing import Any

import pytest

from nearer.cli import catalogue
from nearer.client import evening, own, reading, writing
from tests.live import Actor, pair


@pytest.fixture(scope="module")
def questions() -> str:
    """Compile the questions that ship."""
    return catalogue.compiled(catalogue.read(catalogue.CONTENT))


def page(actor: Actor, questions: str) -> dict[str, Any]:
    """Give the whole page of today."""
    bond = actor.bond()
    letters = (*actor.feed().letters, *reading.read_held(actor.person, bond))
    return evening.today(actor.person, bond, letters, own=own.read(actor.person), catalogue=questions)


def tonight(actor: Actor, questions: str) -> dict[str, Any]:
    """Give tonight's question and where it stands."""
    shown: dict[str, Any] = page(actor, questions)["tonight"]
    return shown


def asked_of(actor: Actor, questions: str) -> tuple[str, int]:
    """Give tonight's question of one of them; the other may have skipped it, and can answer it anyway."""
    asked = tonight(actor, questions)["question"]
    return asked["id"], asked["round"]


def answer(actor: Actor, asked: tuple[str, int], text: str) -> None:
    question, round_ = asked
    writing.answer(actor.person, actor.bond(), actor.feed(), question=question, round_=round_, text=text)


def test_the_strict_form_waits_opens_and_shows_both(ada: Actor, ben: Actor, questions: str) -> None:
    pair(ada, ben)
    for actor in (ada, ben):
        writing.share(actor.person, actor.bond(), actor.feed(), "hello", {"name": actor.name})
    assert tonight(ada, questions)["state"] == "ask"
    assert page(ada, questions)["names"] == {"mine": "Ada", "theirs": "Ben"}
    asked = asked_of(ada, questions)
    answer(ada, asked, "Early.")
    mine = tonight(ada, questions)
    assert (mine["state"], mine["mine"]["text"], mine["theirs"]) == ("waiting", "Early.", None)
    answer(ben, asked, "Late.")
    assert tonight(ben, questions)["state"] in ("opening", "ask")
    assert tonight(ada, questions)["state"] == "opening"
    for actor in (ada, ben):
        writing.release(actor.person, actor.bond(), actor.feed())
    view = tonight(ada, questions)
    assert (view["state"], view["mine"]["text"], view["theirs"]["text"]) == ("open", "Early.", "Late.")


def test_what_one_passes_changes_nothing_for_the_other(ada: Actor, ben: Actor, questions: str) -> None:
    bond = pair(ada, ben, host="other")
    before, today = page(ben, questions), ada.device.today()
    question, round_ = asked_of(ada, questions)
    passed = own.element(ada.person, "pass", bond.id, today, {"question": question, "round": round_})
    own.send_bundle(ada.person, today, [passed])
    assert tonight(ada, questions)["question"]["id"] != question
    assert page(ben, questions) == before
