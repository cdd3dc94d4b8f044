# SPDX-License-Identifier: AGPL-3.0-or-later
"""An evening: two answers open when both are in, in both forms of holding, and nothing is lost or doubled."""

import datetime as dt

import httpx
import pytest

from nearer.client import bonding, reading, writing
from nearer.client.device import Offline, Refusal
from nearer.sealed import age, records
from tests.live import Actor, Meddling, Stage, pair

QUESTION = {"question": "q001", "round_": 1}


def answer(actor: Actor, text: str, question: str = "q001") -> writing.Sent:
    return writing.answer(actor.person, actor.bond(), actor.feed(), question=question, round_=1, text=text)


def texts(feed: reading.Feed) -> dict[str, object]:
    return {
        one.head.author: one.inside.data["text"]
        for one in feed.letters
        if one.inside and one.inside.kind == "answer"
    }


def test_held_by_the_server_both_answers_open_at_once(ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    assert answer(ada, "Early, with coffee.").state == "held"
    assert ben.feed().letters == ()
    assert answer(ben, "Late, on the balcony.").state == "open"
    both = {bond.mine.author: "Early, with coffee.", bond.theirs.author: "Late, on the balcony."}
    assert texts(ada.feed()) == both
    assert texts(ben.feed()) == both
    assert [one.head.author for one in ada.feed().letters] == sorted(both)


def test_held_strictly_each_waits_for_the_others_key(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:
    mine, theirs = bond.mine.author, bond.theirs.author
    assert answer(ada, "Early.").state == "held"
    assert answer(ben, "Late.").state == "open"
    assert texts(ada.feed()) == {mine: "Early."}
    assert texts(ben.feed()) == {theirs: "Late."}
    assert len(writing.release(ada.person, bond, ada.feed())) == 1
    assert texts(ben.feed()) == {mine: "Early.", theirs: "Late."}
    assert texts(ada.feed()) == {mine: "Early."}
    assert len(writing.release(ben.person, ben.bond(), ben.feed())) == 1
    assert texts(ada.feed()) == {mine: "Early.", theirs: "Late."}
    assert ada.feed().troubles == ben.feed().troubles == ()
    assert writing.release(ada.person, bond, ada.feed()) == ()


def test_two_devices_of_one_person_release_once(
    stage: Stage, ada: Actor, ben: Actor, bond: bonding.Bond
) -> None:
    answer(ada, "Early.")
    answer(ben, "Late.")
    other = stage.another_device(ada)
    before = ada.feed(), other.feed()
    assert len(writing.release(ada.person, bond, before[0])) == 1
    assert writing.release(other.person, bond, before[1]) == ()
    released = [one for one in ben.feed().letters if one.inside and one.inside.kind == "release"]
    assert len(released) == 1


def test_an_answer_waits_on_the_other_device_too_and_can_be_taken_back(
    stage: Stage, ada: Actor, ben: Actor, bond: bonding.Bond
) -> None:
    answer(ada, "Too early.")
    other = stage.another_device(ada)
    (waiting,) = reading.read_held(other.person, other.bond())
    assert waiting.inside is not None
    assert waiting.inside.data["text"] == "Too early."
    with pytest.raises(Refusal) as refusal:
        answer(other, "Again.")
    assert refusal.value.code == "hold-used"
    writing.withdraw(other.person, bond, "q001", 1)
    assert reading.read_held(ada.person, bond) == ()
    answer(ada, "Better.")
    answer(ben, "Late.")
    with pytest.raises(Refusal) as refusal:
        writing.withdraw(ada.person, bond, "q001", 1)
    assert refusal.value.code == "opened"


def test_edits_and_deletions_go_through_the_shared_chain(ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    sent = answer(ada, "First words.")
    answer(ben, "Late.")
    writing.share(ada.person, bond, ada.feed(), "edit", {"record": sent.id, "text": "Second words."})
    writing.drop(ada.person, bond, ada.feed(), sent.id)
    feed = ben.feed()
    assert feed.troubles == ()
    assert texts(feed) == {bond.theirs.author: "Late."}
    gone = feed.find(sent.id, bond.mine.author)
    assert gone is not None
    assert gone.body is None


def test_a_device_that_was_overtaken_signs_again_around_the_same_body(
    stage: Stage, ada: Actor, ben: Actor
) -> None:
    bond = pair(ada, ben, host="other")
    other = stage.another_device(ada)
    stale = ada.feed()
    sealed = writing.seal(ada.person, bond, stale, "hello", {"name": "Ada"})
    writing.share(other.person, bond, other.feed(), "hello", {"name": "Ada, elsewhere"})
    sent = writing.send(ada.person, bond, stale, sealed)
    again = writing.send(ada.person, bond, ada.feed(), sealed)
    assert (sent.id, sent.position) == (again.id, again.position)
    assert [one.head.seq for one in ben.feed().letters] == [1, 2]


class Breaking(Meddling):
    """A line that breaks after the server has heard, `times` times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Let the server do what was asked, and lose what it answers."""
        response = self.under.handle_request(request)
        if request.method != "GET" and self.times:
            self.times -= 1
            response.read()
            raise httpx.ReadTimeout("the answer was lost on its way")
        return response


def test_an_answer_whose_acknowledgement_was_lost_is_there_once(stage: Stage, ada: Actor, ben: Actor) -> None:
    pair(ada, ben, host="other")
    assert answer(stage.through(ada, Breaking(2)), "Once.").state == "held"
    assert len(reading.read_held(ada.person, ada.bond())) == 1
    with pytest.raises(Offline, match="Nothing of yours is lost"):
        answer(stage.through(ben, Breaking(100)), "Also once.")
    assert len(texts(ben.feed())) == 2


def test_seen_names_nothing_newer_than_the_evening_before(ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": "Ben"})
    first_evening = ada.feed()
    asked: dict[str, object] = {"text": "What was hard today?", "depth": 1}
    same_day = writing.seal(ada.person, bond, first_evening, "question", asked)
    assert opened(bond, same_day).seen is None
    next_day = ada.on(ada.device.today() + dt.timedelta(days=1))
    later = writing.seal(next_day.person, bond, next_day.feed(first_evening), "question", asked)
    assert opened(bond, later).seen == first_evening.end_of(bond.theirs.author)
    writing.send(next_day.person, bond, first_evening, later)
    assert ben.feed().troubles == ()


def test_what_leaves_by_itself_does_not_say_what_was_seen(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:
    """A key goes at an opening of the app: with a fresh `seen` it would tell until when Ada has read."""
    writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": "Ben"})
    answer(ada, "Early.")
    answer(ben, "Late.")
    first_evening = ada.feed()
    next_day = ada.on(ada.device.today() + dt.timedelta(days=1))
    feed = next_day.feed(first_evening)
    assert feed.seen_before(next_day.device.today()) is not None
    assert len(writing.release(next_day.person, bond, feed)) == 1
    for kind in ("hello", "week", "wish-blinds", "wish-table"):
        writing.share(next_day.person, bond, next_day.feed(feed), kind, {})
    sent = [one.inside for one in ben.feed().letters if one.inside and one.head.author == bond.mine.author]
    assert {inside.kind: inside.seen for inside in sent} == dict.fromkeys(
        ("release", "hello", "week", "wish-blinds", "wish-table", "answer")
    )


def opened(bond: bonding.Bond, sealed: writing.Sealed) -> records.Inside:
    """Open what has not been sent yet."""
    assert sealed.body is not None
    return records.read_plaintext(age.open_sealed(sealed.body, bond.identities), sealed.place)


def test_a_record_that_is_too_long_is_refused_before_it_is_sent(ada: Actor, ben: Actor) -> None:
    pair(ada, ben, host="other")
    with pytest.raises(records.Unreadable, match="in two parts"):
        answer(ada, "x" * 65_000)
    assert answer(ada, "x" * 60_000).state == "held"


def test_a_clock_that_is_a_day_off_loses_nothing(ada: Actor, ben: Actor) -> None:
    pair(ada, ben, host="other")
    day = dt.timedelta(days=1)
    answer(ada.on(ada.device.today() - day), "Yesterday, says my clock.")
    answer(ben.on(ben.device.today() + day), "Tomorrow, says mine.")
    assert len(texts(ada.feed())) == 2
    assert ada.feed().troubles == ()


def test_leaving_stops_everything_at_once(ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    answer(ada, "Held when I go.")
    writing.leave(ada.person, bond, ada.feed(), tell="now")
    assert bonding.bonds(ada.person) == ()
    with pytest.raises(Refusal) as refusal:
        reading.read(ada.person, bond)
    assert refusal.value.code == "not-found"
    told = ben.feed()
    assert [str(one.head.about) for one in told.letters] == ["leave"]
    assert told.troubles == ()
    assert ben.bond().closed is not None


def test_leaving_quietly_tells_nothing(ada: Actor, ben: Actor) -> None:
    bond = pair(ada, ben, host="other")
    writing.leave(ada.person, bond, ada.feed(), tell="never")
    assert ben.feed().letters == ()
    assert ben.bond().closed is None
    assert answer(ben, "Into a quiet week.").state == "held"
