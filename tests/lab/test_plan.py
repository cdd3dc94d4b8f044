# SPDX-License-Identifier: AGPL-3.0-or-later
"""Choosing keeps to its rules, and learns what a couple likes."""

import itertools
from random import Random

from nearer.core.closeness.effects import Occasion
from nearer.lab.choosers import FAMILY_OF, PRACTICES, WEEK, EpsilonGreedy, Even, Known, Ours, Ranked
from nearer.lab.crew import Crew
from nearer.lab.people import Evening
from nearer.lab.plan import KINDS, WAYS, Kind, lived, plan
from nearer.lab.practising import Night

LIVED = Evening(80.0, None, done=True, gain=0.0, level=80.0, feeling=80.0, mood=0.0)
KNOWN = Known(tuple(range(2, PRACTICES, 3)), tuple(float(one) for one in range(PRACTICES)))


def test_every_way_keeps_to_the_rules() -> None:
    rng = Random(1)
    for way in (
        Ranked(KNOWN, KNOWN.means),
        Even(KNOWN, []),
        EpsilonGreedy(KNOWN, felt=True),
        Ours(KNOWN, people=True),
    ):
        for _ in range(5):
            drawn = way.week(rng)
            assert len(drawn) == len(set(drawn)) == WEEK
            assert set(drawn) <= set(KNOWN.allowed)
            families = [FAMILY_OF[one] for one in drawn]
            assert all(one != other for one, other in itertools.pairwise(families))


def test_ours_draws_more_of_what_is_liked() -> None:
    ours, rng = Ours(KNOWN), Random(2)
    for practice, felt in ((11, "nicer"), (20, "worse")):
        for _ in range(6):
            ours.hear(Night(Occasion(80.0), LIVED, practice), felt)
    drawn = [one for _ in range(20) for one in ours.week(rng)]
    assert drawn.count(11) > 10
    assert drawn.count(20) == 0


def test_the_simple_peer_explores_in_one_draw_of_ten_and_no_more() -> None:
    peer, rng = EpsilonGreedy(KNOWN, felt=True), Random(3)
    peer.hear(Night(Occasion(80.0), LIVED, 11), "nicer")
    first = [peer.week(rng)[0] for _ in range(300)]
    assert 0.85 < first.count(11) / 300 < 0.97


def test_knowing_everything_gains_most_and_liking_more_than_chance() -> None:
    """Three couples who differ much and like what helps them."""
    kind, gains = Kind(0.35, 0.9), {}
    for name in ("knows everything", "**ours**", "chance"):
        way, rests = WAYS[name]
        gains[name] = sum(lived(kind, 56, f"7 {couple}", way, rests=rests) for couple in range(3))
    assert gains["knows everything"] > gains["**ours**"] > gains["chance"]


def test_the_page_has_every_way() -> None:
    with Crew(1) as crew:
        made = plan("sample", 1, crew)
    assert all(f"| {way} |" in made for way in WAYS)
    assert KINDS
