# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records leave in one bundle a day that looks the same whatever is in it."""

import base64
import datetime as dt
import json
import zlib

import pytest

from nearer.client import own, people, telling
from nearer.client.device import Refusal
from nearer.sealed import records, shape
from tests.live import Actor, Stage, pair

DAY = dt.date(2025, 11, 21)


def a_pass(actor: Actor, question: str = "q001") -> dict[str, object]:
    return own.element(actor.person, "pass", None, DAY, {"question": question, "round": 1})


def test_a_quiet_day_and_a_full_one_look_alike(ada: Actor) -> None:
    assert own.send_bundle(ada.person, DAY, []) == []
    assert own.send_bundle(ada.person, DAY + dt.timedelta(days=1), [a_pass(ada)]) == []
    sizes = [bundle.head.size for bundle in own.read(ada.person)]
    assert all(shape.OWN_BODY_MIN <= size <= shape.OWN_BODY_MAX for size in sizes)
    assert [len(bundle.elements) for bundle in own.read(ada.person)] == [0, 1]


def test_one_day_has_one_bundle_even_with_two_devices(stage: Stage, ada: Actor) -> None:
    other = stage.another_device(ada)
    assert own.send_bundle(ada.person, DAY, []) == []
    waiting = [a_pass(other)]
    assert own.send_bundle(other.person, DAY, waiting) == waiting
    assert own.send_bundle(other.person, DAY + dt.timedelta(days=1), waiting) == []
    assert len(own.read(ada.person)) == 2


def test_what_does_not_fit_waits_oldest_first(ada: Actor) -> None:
    waiting = [a_pass(ada, f"q{number:03d}") for number in range(300)]
    days, day = [], DAY
    while waiting:
        waiting = own.send_bundle(ada.person, day, waiting)
        day += dt.timedelta(days=1)
    days = [[one["data"]["question"] for one in bundle.elements] for bundle in own.read(ada.person)]
    assert len(days) > 1
    assert [question for day in days for question in day] == [f"q{number:03d}" for number in range(300)]


def gists(of: Actor) -> list[tuple[int, list[str]]]:
    """Give how far each bundle's gist goes and the questions in it; (-1, []) where there is none."""
    found = []
    for bundle in own.read(of.person):
        data = records.open_record(bundle.head, bundle.body, [of.person.identity]).data
        deflated = base64.b64decode(data.get("gist", ""))
        gist = json.loads(zlib.decompress(deflated, -zlib.MAX_WBITS)) if deflated else []
        found.append((data.get("upto", -1), [one["data"]["question"] for one in gist]))
    return found


def test_a_bundle_carries_the_gist_of_those_before_where_there_is_room(ada: Actor) -> None:
    long = own.element(ada.person, "journal", None, DAY, {"drawer": "x" * 16_000})
    for later, waiting in enumerate(([a_pass(ada)], [a_pass(ada, "q002")], [long], [])):
        assert own.send_bundle(ada.person, DAY + dt.timedelta(days=later), waiting) == []
    assert gists(ada) == [(0, []), (1, ["q001"]), (-1, []), (3, ["q001", "q002"])]


def test_nobody_else_can_read_or_write_an_own_record(ada: Actor, ben: Actor) -> None:
    pair(ada, ben)
    own.send_bundle(ada.person, DAY, [a_pass(ada)])
    assert own.read(ben.person) == ()
    (stored,) = ada.device.ask("GET", "/me/records?after=0&limit=10")["records"]
    letter = {name: stored[name] for name in ("head", "signature", "body")}
    with pytest.raises(Refusal) as refusal:
        ben.device.ask("POST", "/me/records", letter)
    assert refusal.value.code == "foreign-author"


def test_the_core_is_told_what_is_in_the_bundles(ada: Actor) -> None:
    own.send_bundle(ada.person, DAY, [a_pass(ada)])
    (told,) = telling.told_by_self(own.read(ada.person))
    assert (told["kind"], told["chain"], told["mine"], told["bond"]) == ("bundle", "own", True, None)
    assert told["data"]["records"][0]["data"] == {"question": "q001", "round": 1}


def test_something_that_never_fits_is_refused_when_it_is_written(ada: Actor) -> None:
    long = own.element(ada.person, "journal", None, DAY, {"text": "x" * 20_000})
    with pytest.raises(records.Unreadable, match="longer than one evening"):
        own.send_bundle(ada.person, DAY, [long])


def test_the_newest_heads_go_into_the_self_file_and_never_back(ada: Actor, ben: Actor) -> None:
    from nearer.client import reading, writing  # noqa: PLC0415 - the only test here that writes to a bond

    bond = pair(ada, ben, host="other")
    writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": "Ben"})
    feed = ada.feed()
    own.remember(ada.person, {bond.id: feed})
    own.remember(ada.person, {bond.id: reading.Feed()})
    kept = people.read_self(ada.person)["bonds"][bond.id]
    assert kept["heads"] == {bond.theirs.author: list(feed.end_of(bond.theirs.author))}
    assert kept["partner"] == bond.theirs.hash
