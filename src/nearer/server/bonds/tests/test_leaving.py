# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leaving: one's own act, at once; the other is told now, on a day, or never, and notices nothing before."""

import datetime as dt
import threading
from typing import Any

import pytest
import time_machine
from django.db import connection

from nearer.server.bonds import feed
from nearer.server.bonds.models import Bond, Membership
from tests.cast import ADA, BEN, TODAY, Bonded, Part, Visitor, arrive, leaving_head, pair

SOON = TODAY + dt.timedelta(days=5)
NEVER = {"tell": "never"}


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)


def _telling(bonded: Bonded, part: Part, tell: str, *, on: dt.date = TODAY, **head: Any) -> dict[str, Any]:
    text = leaving_head(bonded, part, date=on, **head)
    sent = {"tell": tell, "head": text.decode(), "signature": part.signer(bonded.invitation).sign(text)}
    return {**sent, "on": on.isoformat()} if tell == "date" else sent


def _everything(visitor: Visitor, bonded: Bonded) -> list[Any]:
    paths = (bonded.path, f"{bonded.path}/records", f"{bonded.path}/held", f"{bonded.path}/chain")
    return [visitor.ask("GET", path) for path in (*paths, "/bonds", "/me")]


@pytest.mark.parametrize("tell", ["now", "date", "never"])
def test_for_the_one_who_goes_it_is_over_at_once(ada: Visitor, bonded: Bonded, tell: str) -> None:
    on = SOON if tell == "date" else TODAY
    sent = NEVER if tell == "never" else _telling(bonded, ADA, tell, on=on)
    assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
    assert ada.ask("GET", "/bonds").body == []
    assert {answer.status for answer in _everything(ada, bonded)[:4]} == {404}
    assert ada.ask("POST", f"{bonded.path}/leave", NEVER).code == "not-found"


def test_never_told_never_notices(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    before = _everything(ben, bonded)
    assert ada.ask("POST", f"{bonded.path}/leave", NEVER).status == 204
    assert _everything(ben, bonded) == before


def test_told_now_the_other_sees_the_day_and_the_word(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    sent = _telling(bonded, ADA, "now")
    assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
    assert ben.ask("GET", bonded.path).body["closed"] == TODAY.isoformat()
    (record,) = ben.ask("GET", f"{bonded.path}/records").body["records"]
    assert record["head"] == sent["head"]


def test_told_on_a_day_the_other_notices_nothing_before(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    before = _everything(ben, bonded)
    sent = _telling(bonded, ADA, "date", on=SOON)
    assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
    assert _everything(ben, bonded) == before
    with time_machine.travel(_at(SOON, 11, 59), tick=False):
        assert _everything(ben, bonded) == before, "somewhere it is the evening before"
    with time_machine.travel(_at(SOON, 12), tick=False):
        assert [bond["closed"] for bond in ben.ask("GET", "/bonds").body] == [SOON.isoformat()]
        (record,) = ben.ask("GET", f"{bonded.path}/records").body["records"]
        assert record["head"] == sent["head"]
        assert _everything(ben, bonded) == _everything(ben, bonded), "told once"


def test_on_the_day_any_door_tells(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    ada.ask("POST", f"{bonded.path}/leave", _telling(bonded, ADA, "date", on=SOON))
    with time_machine.travel(_at(SOON, 12), tick=False):
        assert len(ben.ask("GET", f"{bonded.path}/records").body["records"]) == 1
        assert ben.ask("GET", bonded.path).body["closed"] == SOON.isoformat()


def test_the_day_of_going_itself_is_kept_nowhere(ada: Visitor, bonded: Bonded) -> None:
    assert ada.ask("POST", f"{bonded.path}/leave", _telling(bonded, ADA, "date", on=SOON)).status == 204
    row = Membership.objects.filter(author=bonded.offer.author).values().get()
    days = {value for value in row.values() if isinstance(value, dt.date)}
    assert days == {SOON}


def test_what_one_holds_back_is_destroyed(
    ada: Visitor, bonded: Bonded, monkeypatch: pytest.MonkeyPatch
) -> None:
    destroyed: list[tuple[str, str]] = []
    watching = feed.Feed(
        insist_follows=feed.current().insist_follows,
        destroy_held=lambda bond, author: destroyed.append((bond, author)),
        append=feed.current().append,
    )
    monkeypatch.setattr(feed, "_registered", [watching])
    assert ada.ask("POST", f"{bonded.path}/leave", NEVER).status == 204
    assert destroyed == [(bonded.id, bonded.offer.author)]


def test_once_both_have_gone_nothing_is_left(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    assert ada.ask("POST", f"{bonded.path}/leave", _telling(bonded, ADA, "date", on=SOON)).status == 204
    assert ben.ask("POST", f"{bonded.path}/leave", NEVER).status == 204
    assert not Bond.objects.exists()
    assert not Membership.objects.exists()


def test_a_new_bond_needs_a_new_invitation(ada: Visitor, cleo: Visitor, former: Bonded) -> None:
    assert cleo.ask("GET", "/bonds").body == []
    again = pair(cleo, ada)
    assert [bond["id"] for bond in cleo.ask("GET", "/bonds").body] == [again.id]
    assert cleo.ask("GET", former.path).status == 404
    assert len(ada.ask("GET", "/bonds").body) == 2


def test_the_one_who_stayed_may_go_too(ada: Visitor, former: Bonded) -> None:
    assert ada.ask("GET", former.path).body["closed"] == TODAY.isoformat()
    assert ada.ask("POST", f"{former.path}/leave", NEVER).status == 204
    assert not Bond.objects.filter(id=former.id).exists()


def _wrong(bonded: Bonded) -> dict[str, dict[str, Any]]:
    now = _telling(bonded, ADA, "now")
    later = _telling(bonded, ADA, "date", on=SOON)
    far = TODAY + dt.timedelta(days=800)
    foreign = Bonded("c" * 32, bonded.invitation, bonded.offer, bonded.accept)
    return {
        "now without a word": {"tell": "now"},
        "a day without a day": {**later, "on": None},
        "never with a word": {**now, "tell": "never"},
        "never with a day": {"tell": "never", "on": SOON.isoformat()},
        "word without signature": {**now, "signature": None},
        "signed by the other": {**now, "signature": _telling(bonded, BEN, "now")["signature"]},
        "the other's word": _telling(bonded, BEN, "now"),
        "of another bond": _telling(foreign, ADA, "now"),
        "with the day of going in it": {**_telling(bonded, ADA, "date", on=TODAY), "on": SOON.isoformat()},
        "in ten years": _telling(bonded, ADA, "date", on=far),
        "no such day": {**later, "on": "2027-02-29"},
        "perhaps": {"tell": "perhaps"},
        "card for a word": {**now, "head": bonded.offer.text.decode()},
    }


@pytest.mark.parametrize("name", sorted(_wrong(Bonded("0" * 32, "0" * 32, ADA.card("x"), BEN.card("x")))))
def test_what_does_not_fit_changes_nothing(ada: Visitor, ben: Visitor, bonded: Bonded, name: str) -> None:
    answer = ada.ask("POST", f"{bonded.path}/leave", _wrong(bonded)[name])
    assert answer.status == 422
    assert answer.say.endswith(".")
    assert ada.ask("GET", bonded.path).status == 200
    assert ben.ask("GET", bonded.path).body["closed"] is None


def test_the_word_continues_ones_chain(ada: Visitor, bonded: Bonded) -> None:
    late = _telling(bonded, ADA, "now", seq=2, prev="a" * 64)
    answer = ada.ask("POST", f"{bonded.path}/leave", late)
    assert (answer.status, answer.code) == (409, "moved")
    assert (answer.body["seq"], answer.body["prev"]) == (0, "0" * 64)
    assert ada.ask("GET", bonded.path).status == 200


@pytest.mark.parametrize("hour", [0, 11, 12, 23])
def test_told_now_is_now_at_any_hour(ada: Visitor, ben: Visitor, bonded: Bonded, hour: int) -> None:
    with time_machine.travel(_at(TODAY, hour), tick=False):
        assert ada.ask("POST", f"{bonded.path}/leave", _telling(bonded, ADA, "now")).status == 204
        assert ben.ask("GET", bonded.path).body["closed"] == TODAY.isoformat()


@pytest.mark.parametrize(("hour", "told"), [(11, TODAY - dt.timedelta(days=1)), (12, TODAY)])
def test_a_day_that_has_come_is_now(
    ada: Visitor, ben: Visitor, bonded: Bonded, hour: int, told: dt.date
) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    with time_machine.travel(_at(TODAY, hour), tick=False):
        sent = _telling(bonded, ADA, "date", on=yesterday)
        assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
        assert ben.ask("GET", bonded.path).body["closed"] == told.isoformat()


def test_a_day_that_has_begun_only_here_waits_until_it_has_begun_everywhere(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    with time_machine.travel(_at(TODAY, 4), tick=False):
        sent = _telling(bonded, ADA, "date", on=TODAY)
        assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
        assert ben.ask("GET", bonded.path).body["closed"] is None
    with time_machine.travel(_at(TODAY, 12), tick=False):
        assert ben.ask("GET", bonded.path).body["closed"] == TODAY.isoformat()


def test_nobody_leaves_for_another(ben: Visitor, dov: Visitor, bonded: Bonded) -> None:
    assert dov.ask("POST", f"{bonded.path}/leave", NEVER).code == "not-found"
    assert ben.ask("GET", bonded.path).status == 200


@pytest.mark.django_db(transaction=True)
def test_both_may_go_at_once_and_leave_nothing_behind() -> None:
    visitors = arrive(ADA), arrive(BEN)
    bonded = pair(*visitors)
    statuses: list[int] = []

    def press(visitor: Visitor) -> None:
        statuses.append(visitor.ask("POST", f"{bonded.path}/leave", NEVER).status)
        connection.close()

    threads = [threading.Thread(target=press, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [204, 204]
    assert not Bond.objects.exists()
