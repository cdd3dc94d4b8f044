# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session from call to call: the page passes on what it was told, and a reload loses only touch."""

from nearer.core.border import write
from nearer.core.sessions.guiding import guided
from nearer.core.sessions.timing import breath_at, times_at
from tests.core.annotations import Any
from tests.core.evenings import refusal
from tests.core.test_sessions_going import NOW, PLAN, start, touch

AREAS = ("hands", "shoulders", "back", "arms")


def begin(**more: Any) -> Any:
    return guided({"now": NOW, "plan": dict(PLAN, **more)})


def press(was: Any, event: Any, now: int = NOW) -> Any:
    event = {"do": event} if isinstance(event, str) else event
    return guided({"now": now, "kept": was["kept"], "areas": was["areas"], "event": event})


def test_what_was_told_is_passed_on_and_goes_on() -> None:
    going = press(press(begin(), "next"), start(60))
    later = press(going, None, NOW + 20)
    assert (later["view"]["step"], later["view"]["clock"]["left"]) == ("One tells.", 40)
    assert press(later, "back", NOW + 20)["view"]["at"] == 1


def test_touch_goes_on_from_press_to_press_and_is_never_in_what_is_written_down() -> None:
    asked = press(begin(touch=2), touch("me", "hands", "back"))
    assert asked["view"]["asks"] == "them"
    going = press(press(asked, touch("them", "arms")), "next")
    assert going["view"]["touch"] == {"me": ["hands", "back"], "them": ["arms"]}
    assert [area for area in AREAS if area in going["kept"]] == []
    reloaded = press(dict(going, areas=None), None)
    assert reloaded["view"]["asks"] == "me"


def test_at_the_end_nothing_is_left_to_keep_however_it_came() -> None:
    ends = [
        press(press(press(begin(touch=1), touch("me", "hands")), touch("them", "hands")), deed)
        for deed in ("stop", "withdraw")
    ]
    ends.append(press(begin(touch=1), touch("me")))
    whole = press(press(begin(touch=1), touch("me", "hands")), touch("them", "hands"))
    for _ in PLAN["steps"]:
        whole = press(whole, "next")
    assert [write(end) for end in ends] == [write(whole)] * 3
    assert (whole["kept"], whole["areas"], whole["view"]["closed"]) == (None, None, True)


def test_what_was_left_for_long_is_gone() -> None:
    assert press(begin(), None, NOW + 24 * 3600) == {"kept": None, "areas": None, "view": None}
    box = press(begin(minutes=60), start(2 * 3600))
    assert press(box, None, NOW + 2 * 3600)["view"]["clock"]["left"] == 0, "a long time is waited for"
    assert press(press(box, "pause"), None, NOW + 2 * 3600)["view"] is None


def test_a_call_that_is_none_is_refused() -> None:
    assert "'kept'" in refusal(guided, {"now": NOW})
    assert "'now'" in refusal(guided, {"plan": PLAN})
    assert "The areas" in refusal(guided, {"now": NOW, "kept": begin()["kept"], "areas": "hands"})
    assert "The event" in refusal(guided, {"now": NOW, "kept": begin()["kept"], "event": "next"})


def test_a_step_that_names_a_time_offers_it_until_another_is_named() -> None:
    steps = ("Sit down.", "Set the timer to half a minute.", "Look.", "Try one minute, or four.")
    assert [times_at(steps, at) for at in range(4)] == [[], [30], [30], [60, 240]]
    for said, seconds in (
        ("Stay for ten seconds, or forty, or until one of you lets go.", [10, 40]),
        ("Take ten quiet minutes first.", [600]),
        ("Walk for a quarter of an hour.", [900]),
        ("Stay for three quarters of an hour.", [2700]),
        ("Pause. Half an hour.", [1800]),
        ("Choose two hours, and tell anyone who may worry.", [7200]),
        ("Go to bed an hour before you usually do.", []),
        ("Come back at the hour that was said.", []),
        ("Play two rounds. In the second, advice is allowed.", []),
    ):
        assert times_at((said,), 0) == seconds, said


def test_a_time_is_offered_only_as_long_as_it_may_be_meant() -> None:
    for steps, offered in (
        (("Agree on ten minutes.", "One tells.", "End with a thank you."), [[600], [600], []]),
        (
            ("Set half a minute.", "Look.", "No words until the bell.", "Say a word.", "Sit."),
            [[30]] * 3 + [[]] * 2,
        ),
        (("Set five minutes.", "Notice the belly.", "Stay.", "When the bell rings, stay."), [[300]] * 4),
        (("Set ten minutes.", "Rest.", "When the time is over, say one thing."), [[600]] * 3),
        (("Set half an hour.", "Walk.", "Come back on time."), [[1800]] * 3),
        (
            ("Begin.", "After five minutes, rest.", "Look round.", "Swap, if both like."),
            [[], [300], [], [300]],
        ),
        (("One tells it in a minute or two.", "The other asks.", "Then swap."), [[60, 120], [], [60, 120]]),
        (("Plan it in a quarter of an hour.", "Count.", "Sit."), [[900], [], []]),
        (("Set two minutes.", "Plan it within one minute.", "Count.", "Sit."), [[120], [60], [], []]),
    ):
        assert [times_at(steps, at) for at in range(len(steps))] == offered, steps


def test_a_way_and_another_evening_are_no_time_to_set() -> None:
    for said in (
        "Draw a circle: two hours from here.",
        "Draw a circle: two hours from where you are.",
        "If you liked it, try one minute on another evening.",
    ):
        assert times_at((said,), 0) == [], said
    assert times_at(("Set ten minutes from now.",), 0) == [600]


def test_breaths_that_are_counted_have_a_circle() -> None:
    steps = (
        "Put the phone down.",
        "Breathe in, and out.",
        "Do that seven times.",
        "Take seven more.",
        "Rest.",
    )
    assert [breath_at(steps, at) for at in range(5)] == [None, None, 70, 70, None]
    assert breath_at(("Take five slow breaths.",), 0) == 50
    assert breath_at(("Rest your hands for one breath.",), 0) is None
    assert breath_at(("Stay for two breaths.",), 0) is None, "these are over before a circle is"
    assert breath_at(("Do that seven times.",), 0) is None, "no breathing was spoken of"


def test_a_step_that_only_says_to_breathe_takes_the_count_before_it() -> None:
    steps = ("Settle how long: ten breaths.", "Sit down.", "Breathe together.", "Say good night.")
    assert [breath_at(steps, at) for at in range(4)] == [100, None, 100, None]
    assert breath_at(("Clap seven times.", "Breathe."), 1) is None, "they were no breaths"
