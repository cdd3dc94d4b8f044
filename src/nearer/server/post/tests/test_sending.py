# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending to a bond: in order, once, and only in one's own name."""

import datetime as dt
import secrets

import pytest

from nearer.sealed.shape import LEAVE, ZEROS
from nearer.server.floor.models import Allowance
from nearer.server.post.actions import MOST_A_DAY
from nearer.server.post.tests.letters import Pen, feed, heads
from tests.cast import TODAY, Bonded, Visitor, sealed_by_nobody


def test_what_ada_sends_ben_reads_byte_for_byte(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    letter = Pen(ada, bonded).say("good morning")
    (read,) = feed(ben, bonded)
    assert read["position"] == 1
    assert read["head"].encode() == letter.head
    assert feed(ada, bonded) == [read]


def test_positions_count_without_a_gap(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    sent = [hers.say(), his.say(), hers.say()]
    read = feed(ben, bonded)
    assert [record["position"] for record in read] == [1, 2, 3]
    assert heads(read) == [letter.head for letter in sent]


def test_the_same_record_twice_is_one_record(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.write()
    assert (pen.send(letter).status, pen.send(letter).status) == (201, 200)
    assert len(feed(ada, bonded)) == 1


def test_a_record_signed_again_around_the_same_body_is_the_same(ada: Visitor, bonded: Bonded) -> None:
    """The acknowledgement was lost, then another device wrote: the new head is not a second record."""
    pen = Pen(ada, bonded)
    first = pen.say("once")
    pen.say("from the other device")
    again = pen.write(id=first.id, body=first.body)
    answer = pen.visitor.ask("POST", pen.path, again.sent())
    assert (answer.status, answer.body) == (200, {"state": "open", "position": 1})
    assert heads(feed(ada, bonded))[0] == first.head


def test_the_same_name_for_another_body_is_refused(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    letter = hers.say("first")
    assert hers.send(hers.write("second", id=letter.id)).code == "taken"
    assert his.send(his.write(id=letter.id, body=letter.body)).code == "taken"
    assert len(feed(ada, bonded)) == 1


def test_who_lost_the_race_is_told_where_the_chain_ends(ada: Visitor, bonded: Bonded) -> None:
    phone, tablet = Pen(ada, bonded), Pen(ada, bonded)
    first = phone.say()
    late = tablet.write("late")
    answer = tablet.send(late)
    assert (answer.status, answer.code) == (409, "moved")
    assert (answer.body["seq"], answer.body["prev"]) == (1, first.hash)
    tablet.seq, tablet.prev = answer.body["seq"], answer.body["prev"]
    assert tablet.send(tablet.write(id=late.id, body=late.body)).status == 201


def test_the_chain_is_told_without_sending(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    assert ada.ask("GET", f"{bonded.path}/chain").body == {"seq": 0, "prev": ZEROS}
    letter = Pen(ada, bonded).say()
    assert ada.ask("GET", f"{bonded.path}/chain").body == {"seq": 1, "prev": letter.hash}
    assert ben.ask("GET", f"{bonded.path}/chain").body == {"seq": 0, "prev": ZEROS}


def test_a_chain_that_leaves_one_out_is_refused(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    pen.say()
    assert pen.send(pen.write(seq=3)).code == "moved"
    assert pen.send(pen.write(prev="a" * 64)).code == "moved"


def test_nobody_writes_in_the_others_name(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    answers = [
        his.send(his.write(author=hers.author)),
        his.send(his.write(signer=hers.signer)),
        ben.ask("POST", hers.path, hers.write().sent()),
    ]
    assert [answer.code for answer in answers] == ["foreign-author", "bad-signature", "foreign-author"]
    assert all(answer.status == 422 for answer in answers)
    assert feed(ada, bonded) == []


def test_a_record_for_another_bond_stays_out(ada: Visitor, bonded: Bonded, former: Bonded) -> None:
    pen = Pen(ada, bonded)
    assert pen.send(pen.write(bond=former.id)).code == "misplaced"
    assert pen.send(pen.write(epoch=2)).code == "misplaced"


def test_leaving_has_its_own_door(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    assert pen.send(pen.write(about=LEAVE)).code == "leave-elsewhere"


def test_a_body_that_is_not_the_one_signed_is_refused(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.write("signed")
    for body in (sealed_by_nobody("other!"), sealed_by_nobody("longer than that"), b"plain", b"", None):
        answer = ada.ask("POST", pen.path, {**letter.sent(), "body": body})
        assert (answer.status, answer.code) == (422, "malformed")
    assert feed(ada, bonded) == []


@pytest.mark.parametrize("cut", range(0, 300, 37))
def test_a_truncated_head_is_refused(ada: Visitor, bonded: Bonded, cut: int) -> None:
    pen = Pen(ada, bonded)
    letter = pen.write()
    answer = ada.ask("POST", pen.path, {**letter.sent(), "head": letter.head.decode()[:cut]})
    assert (answer.status, answer.code) == (422, "malformed")


def test_a_newer_form_is_refused_with_a_sentence(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    newer = {**pen.write().sent(), "head": "nearer/2 note\nid 0\n"}
    answer = ada.ask("POST", pen.path, newer)
    assert (answer.status, answer.code) == (422, "unknown-version")
    assert "update" in answer.say


def test_what_is_too_large_is_refused_clearly(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    most = pen.write(body=sealed_by_nobody().ljust(65_536, b"x"))
    assert pen.send(most).status == 201
    more = pen.write(body=sealed_by_nobody().ljust(65_537, b"x"))
    assert pen.send(more).status == 422
    much = {**more.sent(), "body": secrets.token_bytes(90_000)}
    answer = ada.ask("POST", pen.path, much)
    assert (answer.status, answer.code) == (413, "too-large")
    assert str(answer.body["most"]) in answer.say


def test_a_clock_that_is_wrong_by_a_day_hinders_nobody(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    for days in (-1, 1):
        assert pen.send(pen.write(date=TODAY + dt.timedelta(days=days))).status == 201


def test_nobody_fills_the_others_feed_or_the_disk(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    """There is an allowance for each day; what is refused costs nothing, and the other has their own."""
    pen, his = Pen(ada, bonded), Pen(ben, bonded)
    pen.say()
    assert pen.send(pen.write(seq=7)).code == "moved"
    (left,) = Allowance.objects.filter(left__gt=MOST_A_DAY / 2).values_list("left", flat=True)
    assert left == MOST_A_DAY - 1
    Allowance.objects.filter(left=left).update(left=0.5)
    letter = pen.write()
    answer = pen.send(letter)
    assert (answer.status, answer.code) == (429, "slow-down")
    assert len(feed(ada, bonded)) == 1
    his.say()
