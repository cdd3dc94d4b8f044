# SPDX-License-Identifier: AGPL-3.0-or-later
"""Going through a practice: steps, turns and time; being asked before any touch; and a stop like any end."""

from nearer.core.sessions.events import DEEDS, happened
from nearer.core.sessions.keeping import found, kept, read_plan, session_view
from nearer.core.sessions.session import Session, begun
from tests.core.annotations import Any
from tests.core.evenings import refusal

NOW = 1_000_000
PLAN: dict[str, Any] = {
    "practice": "a-quiet-look",
    "form": "shared",
    "day": "2026-11-20",
    "minutes": 10,
    "touch": 0,
    "steps": ["Sit down.", "One tells.", "Say thank you."],
}


def session(**more: Any) -> Session:
    return begun(read_plan(dict(PLAN, **more)), NOW)


def after(going: Session, *deeds: Any, now: int = NOW) -> Session:
    """Return what becomes of a session by deeds, written {"do": …} or in short."""
    for deed in deeds:
        going = happened(going, {"do": deed} if isinstance(deed, str) else deed, now)
    return going


def view(*deeds: Any, now: int = NOW, **more: Any) -> Any:
    return session_view(after(session(**more), *deeds), now)


def clock_of(going: Session, now: int) -> Any:
    """Return the time as a page shows it."""
    return session_view(going, now)["clock"]


def turn(who: str | None) -> dict[str, Any]:
    return {"do": "turn", "who": who}


def start(seconds: int) -> dict[str, Any]:
    return {"do": "start", "seconds": seconds}


def touch(who: str, *areas: str) -> dict[str, Any]:
    return {"do": "touch", "who": who, "areas": list(areas)}


def test_it_goes_from_step_to_step_and_ends_after_the_last() -> None:
    assert [view(*["next"] * n)["step"] for n in range(3)] == PLAN["steps"]
    assert view(*["next"] * 3)["step"] is None
    assert [view(*["next"] * n)["closed"] for n in range(4)] == [False, False, False, True]
    assert (view("next")["at"], view("next")["of"]) == (2, 3)


def test_the_way_back_leads_to_the_first_step_and_no_further() -> None:
    assert view("next", "next", "back")["at"] == 2
    assert view("back", "back")["at"] == 1


def test_a_stop_looks_like_the_ordinary_end() -> None:
    end = after(session(touch=2), touch("me", "hands"), touch("them", "hands"), "next", "next", "next")
    stopped = after(session(touch=2), touch("me", "hands"), touch("them", "hands"), "next", "stop")
    for text in (kept, lambda one: session_view(one, NOW)):
        assert text(stopped) == text(end)
    assert (stopped.areas.me, stopped.areas.them) == (None, None)
    for deed in DEEDS:
        more = {"do": deed, "who": "me", "areas": ["hands"], "seconds": 1}
        assert kept(happened(end, more, NOW + 9)) == kept(end), "an end stays an end"


def test_a_turn_without_a_time_belongs_to_one_step_and_another_one_starts_anew() -> None:
    assert view(turn("me"))["turn"] == "me"
    assert view(turn("me"), turn("them"))["turn"] == "them"
    assert view(turn("me"), start(60), turn("them"))["clock"] is None
    assert view(turn("me"), "next")["turn"] is None
    assert view(turn("me"), form="alone")["turn"] is None


def test_a_time_that_still_has_to_run_goes_on_at_another_step() -> None:
    """Many a step says to set a time for the steps that follow it."""
    for going in (after(session(), start(60)), after(session(), "next", start(60))):
        for deed in ("next", "back"):
            assert session_view(after(going, deed, now=NOW + 20), NOW + 25)["clock"] == {
                "runs": True,
                "gone": 25,
                "left": 35,
            }
    paused = after(session(), start(60), "next", "pause", "back")
    assert session_view(paused, NOW + 99)["clock"] == {"runs": False, "gone": 0, "left": 60}
    assert clock_of(after(session(), start(0), "next"), NOW + 90)["gone"] == 90, "it has no end"
    assert session_view(after(session(), start(60), "next", "next", "next"), NOW)["clock"] is None


def test_a_time_that_is_over_stays_where_it_was_told() -> None:
    going = after(session(), start(60))
    assert clock_of(after(going, "next", now=NOW + 59), NOW + 59)["left"] == 1
    for deed in ("next", turn("me")):
        assert session_view(after(going, deed, now=NOW + 60), NOW + 60)["clock"] is None
    at_its_end = after(after(going, "pause", now=NOW + 60), "next", now=NOW + 90)
    assert session_view(at_its_end, NOW + 90)["clock"] is None


def test_a_time_stays_when_somebody_begins_and_is_theirs_from_then_on() -> None:
    going = after(session(), start(60), turn("me"))
    for deeds in ((), (turn("me"),), (turn(None),), (turn(None), turn("them"))):
        assert clock_of(after(going, *deeds, now=NOW + 20), NOW + 20)["left"] == 40
    further = after(going, "next", now=NOW + 20)
    assert session_view(further, NOW + 20)["turn"] == "me", "nobody else begins with what is left of it"
    other = session_view(after(further, turn("them"), now=NOW + 20), NOW + 20)
    assert (other["turn"], other["clock"]) == ("them", None)
    over = session_view(after(further, "next", now=NOW + 60), NOW + 60)
    assert (over["turn"], over["clock"]) == (None, None), "and a turn ends with its time"


def test_a_time_runs_while_nobody_looks_and_stands_while_it_is_paused() -> None:
    going = after(session(), start(60))
    assert session_view(going, NOW + 20)["clock"] == {"runs": True, "gone": 20, "left": 40}
    assert session_view(going, NOW + 500)["clock"] == {"runs": True, "gone": 60, "left": 0}
    paused = happened(going, {"do": "pause"}, NOW + 20)
    assert session_view(paused, NOW + 500)["clock"] == {"runs": False, "gone": 20, "left": 40}
    again = happened(paused, {"do": "resume"}, NOW + 500)
    assert session_view(again, NOW + 510)["clock"] == {"runs": True, "gone": 30, "left": 30}


def test_an_open_time_only_counts_and_one_is_taken_up_again() -> None:
    assert session_view(after(session(), start(0)), NOW + 90)["clock"] == {
        "runs": True,
        "gone": 90,
        "left": None,
    }
    assert view(start(60), "up")["clock"] is None


def test_a_clock_that_was_put_back_takes_no_time_away() -> None:
    earlier = session_view(after(session(), start(60)), NOW - 3600)
    assert earlier["clock"] == {"runs": True, "gone": 0, "left": 60}


def test_what_does_not_fit_changes_nothing() -> None:
    for deed in ("pause", "resume", "up"):
        assert kept(after(session(), deed)) == kept(session())
    paused = after(session(), start(60), "pause")
    assert kept(after(paused, "pause", now=NOW + 5)) == kept(paused)
    assert kept(after(session(), touch("me", "hands"))) == kept(session()), "nobody is touched here"


def test_both_are_asked_before_any_step_with_touch() -> None:
    going = session(touch=2)
    first, second = session_view(going, NOW), session_view(after(going, touch("me", "hands")), NOW)
    assert (first["asks"], first["areas"], first["step"]) == (
        "me",
        ["hands", "shoulders", "back", "arms"],
        None,
    )
    assert (second["asks"], second["touch"], second["step"]) == ("them", None, None)
    for deed in ("next", "back", turn("me"), start(60), touch("them", "hands")):
        assert session_view(after(going, deed), NOW) == first
    assert view(touch("them", "hands"), touch("me", "hands"), touch=2)["asks"] == "them", (
        "nobody answers first"
    )
    both = view(touch("me", "hands", "face"), touch("them", "arms"), touch=2)
    assert (both["asks"], both["step"]) == (None, "Sit down.")
    assert both["touch"] == {"me": ["hands"], "them": ["arms"]}, "what was not asked was not allowed"


def test_without_touch_or_in_two_places_nobody_is_asked() -> None:
    assert view()["asks"] is None
    for form in ("apart", "alone"):
        assert view(touch=3, form=form)["asks"] is None


def test_nowhere_and_taking_it_back_look_like_the_ordinary_end() -> None:
    end = view("stop", touch=2)
    assert view(touch("me"), touch=2) == end
    assert view(touch("me", "hands"), touch("them"), touch=2) == end
    assert view(touch("me", "hands"), touch("them", "hands"), "next", "withdraw", touch=2) == end
    assert view("withdraw", touch=2) == end, "nobody has to answer first"


def test_what_was_allowed_is_never_written_down() -> None:
    going = after(session(touch=3), touch("me", "hands", "hair"), touch("them", "face"), "next")
    for area in ("hands", "hair", "face", "shoulders"):
        assert area not in kept(going)
    again = found(kept(going), NOW)
    assert again is not None
    assert session_view(again, NOW)["asks"] == "me", "they are asked again"
    asked = after(again, touch("me", "hands"), touch("them", "hands"))
    assert session_view(asked, NOW)["at"] == 2, "and go on where they were"


def test_a_reload_goes_on_where_it_was() -> None:
    going = after(session(), "next", turn("them"), start(120))
    for then in (going, after(going, "pause", now=NOW + 30), after(going, "stop")):
        again = found(kept(then), NOW + 60)
        assert again is not None
        assert session_view(again, NOW + 60) == session_view(then, NOW + 60)


def test_what_was_left_lying_is_over_by_itself() -> None:
    going = session(minutes=10)
    assert found(kept(going), NOW + 25 * 60) is not None
    assert found(kept(going), NOW + 25 * 60 + 1) is None
    assert session(minutes=240).until() == NOW + 75 * 60, "no phone lies open for an evening"
    assert after(going, "next", now=NOW + 60).until() == going.until() + 60


def test_what_is_no_session_and_no_event_is_refused() -> None:
    for wrong, said in (
        ({"form": "there"}, "'form'"),
        ({"steps": "one"}, "'steps'"),
        ({"touch": 4}, "'touch'"),
        ({"practice": ""}, "'practice'"),
        ({"day": "today"}, "'day'"),
    ):
        assert said in refusal(session, **wrong)
    for event, said in (
        ({"do": "jump"}, "'do'"),
        ([], "The event"),
        (start(10**6), "'seconds'"),
        (turn("us"), "'who'"),
    ):
        assert said in refusal(happened, session(), event, NOW)
    assert "'areas'" in refusal(happened, session(touch=1), {"do": "touch", "who": "me"}, NOW)
    behind = found(kept(session()).replace('"at": 0', '"at": 3'), NOW)
    assert behind is not None
    assert behind.closed
    assert "'at'" in refusal(found, kept(session()).replace('"at": 0', '"at": 9'), NOW)
