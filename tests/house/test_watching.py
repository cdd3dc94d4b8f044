# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outside of Today nobody can watch when the other writes: few rooms may paint what comes as it comes."""

import re

from tests.house.repository import below, named

MAY_FOLLOW = {
    "web/rooms/today/today.ts": "Today is the place where it is painted live",
    "web/rooms/today/evening.ts": "a part of Today",
    "web/rooms/arriving/arriving.ts": "the threshold: nobody is signed in yet",
    "web/rooms/pairing/pairing.ts": "whether an invitation was accepted",
    "web/rooms/pairing/comparing.ts": "both compare the safety code at one time, together",
    "web/rooms/joining/joining.ts": "an invitation, before it is accepted",
    "web/rooms/me/me.ts": "of the other only the name, and whether the pairing has ended",
    "web/rooms/lookback/looked.ts": "shows own records alone",
    "web/rooms/practise/practise.ts": "narrowed down by own records alone",
    "web/rooms/practise/session/invited.ts": "an invitation to do something now shows that they are there",
}


def test_only_those_rooms_follow_that_show_nothing_of_the_other_or_are_meant_to() -> None:
    """Every other room uses `Returning`: it looks at an opening, and after what is done in it."""
    rooms = below("web/rooms", suffixes=(".ts",))
    follow = {named(path) for path in rooms if "new Following(" in path.read_text(encoding="utf-8")}
    assert follow == set(MAY_FOLLOW)
    by_hand = [path for path in rooms if re.search(r"person\??\.addEventListener", path.read_text("utf-8"))]
    assert not by_hand
