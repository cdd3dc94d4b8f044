# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading a feed in pieces: every record once, whatever the size of the pieces."""

from nearer.server.post import access
from nearer.server.post.tests.letters import OwnPen, Pen, feed, heads
from tests.cast import Bonded, Visitor, sealed_by_nobody


def test_pieces_make_the_whole(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    sent = [pen.say().head for _ in range(5)]
    read: list[bytes] = []
    after, more = 0, True
    while more:
        answer = ben.ask("GET", f"{bonded.path}/records?after={after}&limit=2").body
        read += heads(answer["records"])
        after, more = answer["records"][-1]["position"], answer["more"]
    assert read == sent


def test_the_end_is_empty(ada: Visitor, bonded: Bonded) -> None:
    Pen(ada, bonded).say()
    assert ada.ask("GET", f"{bonded.path}/records?after=1").body == {"records": [], "more": False}
    assert ada.ask("GET", f"{bonded.path}/records?after=2147483647").body["records"] == []


def test_heavy_bodies_come_in_smaller_pieces(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    count = access.MOST_BYTES // 65_536 + 3
    for _ in range(count):
        assert pen.send(pen.write(body=sealed_by_nobody().ljust(65_536, b"x"))).status == 201
    first = ada.ask("GET", f"{bonded.path}/records").body
    assert 0 < len(first["records"]) < count
    assert first["more"]
    rest = feed(ada, bonded, f"?after={first['records'][-1]['position']}")
    assert len(first["records"]) + len(rest) == count


def test_a_question_nobody_could_mean_is_refused(ada: Visitor, bonded: Bonded) -> None:
    for query in (
        "after=-1",
        "after=x",
        "limit=0",
        "limit=201",
        "limit=1e3",
        "after=99999999999",
        "before=1",
    ):
        answer = ada.ask("GET", f"{bonded.path}/records?{query}")
        assert (answer.status, answer.code) == (422, "unexpected"), query


def test_ones_own_feed_is_ones_own(ada: Visitor, ben: Visitor) -> None:
    pen = OwnPen(ada)
    sent = []
    for _ in range(3):
        sent.append(pen.bundle())
        assert pen.send(sent[-1]).status == 201
    assert heads(ada.ask("GET", "/me/records").body["records"]) == [letter.head for letter in sent]
    assert ada.ask("GET", "/me/chain").body == {"seq": 3, "prev": sent[-1].hash}
    assert ben.ask("GET", "/me/records").body == {"records": [], "more": False}


def test_own_records_are_chained_and_sent_once(ada: Visitor) -> None:
    phone, tablet = OwnPen(ada), OwnPen(ada)
    letter = phone.bundle()
    answer = phone.send(letter)
    assert (answer.status, answer.body) == (201, {"state": "open", "position": 1})
    assert (phone.send(letter).status, phone.send(letter).body) == (200, {"state": "open", "position": 1})
    lost = tablet.send(tablet.bundle())
    assert (lost.code, lost.body["seq"], lost.body["prev"]) == ("moved", 1, letter.hash)
    other = phone.write(id=letter.id, body=sealed_by_nobody("y" * 16_400))
    assert phone.send(other).code == "taken"


def test_a_bundle_of_another_size_is_refused(ada: Visitor) -> None:
    """All bundles weigh the same, so that a day without words looks like any other."""
    pen = OwnPen(ada)
    for size in (100, 16_383, 17_409):
        answer = pen.send(pen.write(body=sealed_by_nobody().ljust(size, b"x")))
        assert (answer.status, answer.code) == (422, "malformed")


def test_own_and_shared_do_not_mix(ada: Visitor, bonded: Bonded) -> None:
    own, shared = OwnPen(ada), Pen(ada, bonded)
    assert ada.ask("POST", shared.path, own.bundle().sent()).code == "misplaced"
    assert ada.ask("POST", own.path, shared.write().sent()).code == "misplaced"
