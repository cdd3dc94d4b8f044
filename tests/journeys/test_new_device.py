# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new device of somebody who has been here for long: Today stands at once, and later the whole is there."""

import datetime as dt
import json

from nearer.cli import built
from nearer.client import own
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home

EVENINGS = 55
CHECKIN = {"met": True, "light": True, "late": False, "close": 7, "understood": 7, "tension": 0}
SKIPPED = {"mine": None, "theirs": None, "space": None, "apart": None}


def _lives(two: Two, question: str) -> None:
    """Let Ada pass a question on the first of many evenings, and rate them all; a bundle leaves on each."""
    person, today = two.ada.person, two.ada.device.today()
    known: tuple[own.Bundle, ...] = ()
    for ago in range(EVENINGS, 0, -1):
        day = today - dt.timedelta(days=ago)
        rated = {"day": day.isoformat(), **CHECKIN, **SKIPPED}
        waiting = [own.element(person, "checkin", two.bond.id, day, rated)]
        if ago == EVENINGS:
            passed = {"question": question, "round": 1}
            waiting.append(own.element(person, "pass", two.bond.id, day, passed))
        known = own.read(person, known)
        assert own.send_bundle(person, day, waiting, known) == []


def test_today_knows_what_was_passed_long_ago_and_us_all_evenings(two: Two, arrive: Arrive) -> None:
    phone = arrive("Ada")
    comes_home(phone)
    asked = phone.question()
    ids = {one["text"]: one["id"] for one in json.loads(built.catalogue())["questions"]}
    _lives(two, ids[asked])
    tablet = arrive("Ada")
    paths: list[str] = []
    tablet.page.on("request", lambda request: paths.append(request.url.split("/api/v1")[-1]))
    comes_home(tablet)
    assert tablet.question() != asked
    newest = paths.index(f"/me/records?after={EVENINGS - 3}&limit=200")
    tablet.go("/#me/numbers")
    tablet.reads(f"Now {EVENINGS} evenings count.")
    assert newest < paths.index("/me/records?after=0&limit=200")
    tablet.follow("Today")
    assert tablet.question() != asked
