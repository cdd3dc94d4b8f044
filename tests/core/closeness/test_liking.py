# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a practice felt: learnt fast, and from its family at first."""

from nearer.core.closeness.liking import PEOPLE, likings

FAMILIES = {"hug": "touch", "gaze": "touch", "five-things": "thanks"}


def test_nothing_said_is_what_people_say() -> None:
    found = likings(FAMILIES, [])
    for liking in found.values():
        assert abs(liking.mean() - PEOPLE.mean()) < 1e-12
        assert abs(liking.nicer + liking.same + liking.worse - 1.0) < 1e-12


def test_a_few_answers_say_much() -> None:
    found = likings(
        FAMILIES, [("hug", "worse"), ("hug", "same"), ("five-things", "nicer"), ("gone", "worse")]
    )
    means = [found["hug"].mean(), found["gaze"].mean(), PEOPLE.mean(), found["five-things"].mean()]
    assert min([means[place + 1] - means[place] for place in range(3)]) > 0.05
    assert found["hug"].var() < found["gaze"].var()


def test_many_answers_are_believed() -> None:
    found = likings(FAMILIES, [("gaze", "nicer")] * 60)
    assert found["gaze"].mean() > 0.95
    assert found["hug"].mean() < found["gaze"].mean()
    assert found["gaze"].var() < 0.01
