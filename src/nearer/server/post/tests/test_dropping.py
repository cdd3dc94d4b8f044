# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deleting: the words go, the head stays, so that the chain can still be verified."""

from nearer.sealed.shape import About
from nearer.server.post.tests.letters import Letter, Pen, feed, heads, some_hold
from tests.cast import Bonded, Visitor


def drop(pen: Pen, letter: Letter) -> Letter:
    """Write the head that deletes a letter."""
    return pen.write(about=About("drop", letter.id))


def test_the_body_goes_and_the_head_stays(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.say("I should not have said that")
    gone = drop(pen, letter)
    assert pen.send(gone).status == 201
    first, second = feed(ben, bonded)
    assert heads([first, second]) == [letter.head, gone.head]
    assert (first["body"], second["body"]) == (None, None)


def test_an_opened_answer_can_be_deleted(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, hold = Pen(ada, bonded), some_hold()
    letter = hers.hold(hold)
    Pen(ben, bonded).hold(hold)
    assert hers.send(drop(hers, letter)).status == 201
    bodies = {record["head"].encode(): record["body"] for record in feed(ben, bonded)}
    assert bodies[letter.head] is None
    assert hers.send(hers.write(about=About("hold", hold))).code == "hold-used"


def test_a_waiting_answer_is_not_deleted_in_the_open(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    """The head of a deletion would tell Ben that something had waited."""
    pen = Pen(ada, bonded)
    letter = pen.hold(some_hold())
    assert pen.send(drop(pen, letter)).code == "nothing-to-drop"
    assert feed(ben, bonded) == []
    assert len(ada.ask("GET", f"{bonded.path}/held").body) == 1


def test_nobody_deletes_what_the_other_said(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    letter = Pen(ada, bonded).say()
    his = Pen(ben, bonded)
    assert his.send(drop(his, letter)).code == "nothing-to-drop"
    assert feed(ben, bonded)[0]["body"] is not None


def test_deleting_twice_is_told(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.say()
    first = drop(pen, letter)
    assert (pen.send(first).status, pen.send(first).status) == (201, 200)
    assert pen.send(drop(pen, letter)).code == "dropped"
    assert pen.send(drop(pen, first)).code == "dropped"


def test_a_deleted_record_sent_again_stays_deleted(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    """A device that was offline sends its outbox once more."""
    pen = Pen(ada, bonded)
    letter = pen.say()
    pen.send(drop(pen, letter))
    assert pen.send(letter).status == 200
    assert feed(ben, bonded)[0]["body"] is None


def test_a_deletion_with_a_body_is_refused(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.say()
    answer = ada.ask("POST", pen.path, {**drop(pen, letter).sent(), "body": b"age-encryption.org/v1\n"})
    assert answer.code == "malformed"
