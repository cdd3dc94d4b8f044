# SPDX-License-Identifier: AGPL-3.0-or-later
"""A session on two phones: the later state counts, an end above all, and each can restore the other."""

from nearer.core.border import write
from nearer.core.sessions.together import together
from tests.core.annotations import Any
from tests.core.evenings import refusal

NOW = 1_000_000
ADA, BEN = "a" * 32, "b" * 32
PLAN: dict[str, Any] = {
    "practice": "a-quiet-look",
    "form": "apart",
    "day": "2026-11-20",
    "minutes": 10,
    "touch": 0,
    "steps": ["Sit down.", "One tells.", "Say thank you."],
}


class Phone:
    """One phone, with what its page passes on from call to call."""

    def __init__(self, me: str, them: str) -> None:
        self.names = {"me": me, "them": them}
        self.now: Any = None

    def ask(self, now: int = NOW, **more: Any) -> Any:
        """Ask the core, with what it said last."""
        kept = self.now and self.now["kept"]
        self.now = together(dict(self.names, kept=kept, now=now, **more))
        return self.now

    def press(self, do: str, now: int = NOW, **more: Any) -> Any:
        """Press a button."""
        return self.ask(now, event=dict({"do": do}, **more))

    def hear(self, other: "Phone", now: int = NOW, **more: Any) -> Any:
        """Hear what the other phone said last."""
        return self.ask(now, heard=other.now["say"], **more)

    @property
    def view(self) -> Any:
        """What this phone shows."""
        return self.now["view"]


def two(**more: Any) -> Any:
    """Ada has asked, and Ben has joined."""
    plan = dict(PLAN, **more)
    ada, ben = Phone(ADA, BEN), Phone(BEN, ADA)
    ada.ask(plan=plan)
    ben.hear(ada, plan=plan, join=True)
    ada.hear(ben)
    return ada, ben


def test_one_asks_and_the_other_joins() -> None:
    ada, ben = Phone(ADA, BEN), Phone(BEN, ADA)
    assert ada.ask(plan=PLAN)["asked"]
    assert ada.view["step"] == "Sit down."
    assert not ben.hear(ada, plan=PLAN, join=True)["asked"]
    assert ben.view == ada.view
    assert not ada.hear(ben)["asked"]


def test_nobody_joins_themselves_and_hearing_is_no_yes() -> None:
    ada, ben = Phone(ADA, BEN), Phone(BEN, ADA)
    ada.ask(plan=PLAN)
    assert ada.ask(join=True)["asked"]
    assert ben.hear(ada, plan=PLAN)["asked"]


def test_a_press_on_one_shows_on_the_other() -> None:
    ada, ben = two()
    ada.press("next")
    ben.hear(ada)
    assert (ben.view["step"], ben.view["at"]) == ("One tells.", 2)
    ben.press("turn", who="me")
    ada.hear(ben)
    assert (ada.view["turn"], ben.view["turn"]) == ("them", "me")


def test_an_earlier_state_changes_nothing() -> None:
    ada, ben = two()
    early = dict(ada.now["say"])
    ada.press("next")
    ben.hear(ada)
    ben.ask(heard=early)
    assert ben.view["at"] == 2
    assert ben.now["say"] == ada.now["say"]


def test_of_two_presses_at_once_both_take_the_same() -> None:
    ada, ben = two()
    ada.press("next")
    ben.press("turn", who="them")
    said = dict(ada.now["say"])
    ada.hear(ben)
    ben.ask(heard=said)
    assert ada.now["say"] == ben.now["say"]


def test_two_who_press_next_at_one_step_go_one_step_on() -> None:
    """However late the press of the one comes, no step is left out and the last one is read."""
    ada, ben = two()
    for step in (1, 2):
        ada.press("next", at=step)
        ben.hear(ada)
        ben.press("next", at=step)
        ada.hear(ben)
        assert ada.view["at"] == ben.view["at"] == step + 1
    ben.press("back", at=2)
    assert ben.view["step"] == "Say thank you."
    ben.press("back", at=3)
    assert ben.view["step"] == "One tells."


def test_a_stop_is_the_end_for_both_whatever_was_pressed_meanwhile() -> None:
    """From either, and it looks as the last step does."""
    for stops, goes_on in ((0, 1), (1, 0)):
        phones = two()
        ordinary = two()
        phones[stops].press("stop")
        for _ in range(2):
            phones[goes_on].press("next")
        phones[goes_on].hear(phones[stops])
        for _ in PLAN["steps"]:
            ordinary[stops].press("next")
        ordinary[goes_on].hear(ordinary[stops])
        assert phones[goes_on].view["closed"]
        assert phones[goes_on].view == ordinary[goes_on].view
        assert phones[goes_on].now["kept"] is None


def test_an_end_tells_nothing_of_how_it_came() -> None:
    ada, ben = two()
    ada.press("stop")
    for _ in PLAN["steps"]:
        ben.press("next")
    assert [set(phone.now["say"]) for phone in (ada, ben)] == [set(two()[0].now["say"])] * 2
    for name in ("at", "turn", "clock", "of"):
        assert ada.now["say"][name] == ben.now["say"][name]


def test_who_has_joined_has_joined_whatever_comes_late() -> None:
    ada, ben = Phone(ADA, BEN), Phone(BEN, ADA)
    ada.ask(plan=PLAN)
    ben.hear(ada, plan=PLAN, join=True)
    for _ in range(2):
        ada.press("next")
    ben.hear(ada)
    assert not ben.now["asked"]
    assert not ada.hear(ben)["asked"]
    assert ada.view["at"] == ben.view["at"] == 3


def test_a_time_goes_on_on_both_and_one_that_came_late_is_set_right() -> None:
    ada, ben = two()
    ada.press("start", seconds=60)
    ben.hear(ada, NOW)
    assert ben.ask(NOW + 20)["view"]["clock"] == {"runs": True, "gone": 20, "left": 40}
    said = dict(ada.now["say"])
    late = Phone(BEN, ADA)
    late.ask(NOW + 5, heard=said, plan=PLAN)
    assert late.view["clock"]["gone"] == 0
    ada.ask(NOW + 8)
    late.hear(ada, NOW + 8)
    assert late.view["clock"]["gone"] == 8
    ben.hear(late, NOW + 9)
    assert ben.view["clock"]["gone"] == 9


def test_a_time_goes_on_over_steps_and_turns_on_both_and_either_can_restore_it() -> None:
    ada, ben = two()
    ada.press("start", seconds=60)
    ben.hear(ada)
    for now, phone, other, deed in (
        (NOW + 10, ada, ben, {"do": "next", "at": 1}),
        (NOW + 20, ben, ada, {"do": "turn", "who": "me"}),
    ):
        phone.press(now=now, **deed)
        for _ in range(2):  # late, and twice
            other.hear(phone, now + 2)
        phone.ask(now + 5)
        other.hear(phone, now + 5)
        assert [one.view["clock"]["left"] for one in (ada, ben)] == [NOW + 55 - now] * 2
        empty = Phone(other.names["me"], other.names["them"])
        empty.hear(phone, now + 5, plan=PLAN)
        assert empty.now["say"] == other.now["say"]
    ben.press("turn", NOW + 30, who="me")  # as when both press for the same one at once
    ada.hear(ben, NOW + 30)
    assert (ada.view["turn"], ada.view["clock"]["left"]) == ("them", 30)
    ada.press("turn", NOW + 40, who="me")
    ben.hear(ada, NOW + 40)
    assert (ben.view["turn"], ben.view["clock"]) == ("them", None)


def test_a_reloaded_phone_goes_on_and_an_empty_one_is_told_by_the_other() -> None:
    ada, ben = two()
    ada.press("next")
    ada.press("start", seconds=60)
    again = Phone(ADA, BEN)
    again.now = {"kept": ada.now["kept"]}
    assert again.ask()["say"] == ada.now["say"]
    ben.hear(ada)
    empty = Phone(ADA, BEN)
    empty.hear(ben, plan=PLAN)
    assert (empty.view, empty.now["say"]) == (ada.view, ada.now["say"])


def test_what_is_left_for_long_is_over_by_itself() -> None:
    ada, _ = two()
    assert ada.ask(NOW + 24 * 3600)["view"] is None


def test_nothing_of_touch_is_ever_said_and_what_touches_is_done_on_one_phone() -> None:
    ada, _ = two(touch=3)
    assert ada.view["touch"] is None
    names = ("n", "by", "host", "asked", "practice", "form", "of", "at", "turn", "clock")
    assert set(ada.now["say"]) == set(names)
    plan = dict(PLAN, form="shared", touch=2)
    for refused in (
        lambda: Phone(ADA, BEN).ask(plan=plan),
        lambda: Phone(BEN, ADA).hear(ada, plan=plan, join=True),
    ):
        assert refusal(refused).startswith("Only what is done apart is done in step")


def test_what_is_no_state_of_this_session_is_refused() -> None:
    ada, ben = two()
    good = dict(ada.now["say"], n=99)
    for change in (
        {"practice": "something-else"},
        {"form": "shared"},
        {"of": 4},
        {"at": 4},
        {"by": "c" * 32},
        {"host": "c" * 32},
        {"turn": "me"},
        {"n": 2**30},
        {"n": -1},
        {"asked": None},
        {"clock": {"whole": 1, "gone": 0}},
        {"clock": {"whole": 4 * 3600 + 1, "gone": 0, "runs": True}},
    ):
        wrong = dict(good)
        wrong.update(change)
        assert refusal(lambda wrong=wrong: ben.ask(heard=wrong))
    assert refusal(lambda: ben.ask(heard=[]))


def test_what_is_no_invitation_cannot_be_joined() -> None:
    ada, _ = two()
    for wrong in ({"of": 4}, {"practice": "p" * 600}, {"n": 2**30}, {"host": "c" * 32}, {"at": "1"}):
        said = dict(ada.now["say"], **wrong)
        assert refusal(lambda said=said: Phone(BEN, ADA).ask(heard=said, plan=PLAN, join=True))


def test_however_far_the_other_counts_a_press_of_ones_own_counts_after_it() -> None:
    """And what this phone keeps of it can still be read."""
    ada, ben = two()
    far = dict(ada.now["say"], n=2**30 - 1, at=2)
    ben.ask(heard=far)
    ben.press("back")
    for _ in range(3):
        ben.ask(heard=far)
    assert ben.view["at"] == 2
    ben.press("stop")
    assert ben.view["closed"]


def test_only_ones_own_presses_hold_a_phone() -> None:
    """The other presses on and on, and begins one long time after the other."""
    ada, ben = two()
    until = ben.view["until"]
    now = NOW
    for _ in range(20):
        now += 1200
        said = dict(ada.now["say"], n=now - NOW, clock={"whole": 4 * 3600, "gone": 0, "runs": True})
        if ben.ask(now, heard=said)["view"] is None:
            break
        assert ben.view["until"] == until
    assert now - NOW > 4 * 3600
    assert ben.now["kept"] is None


def test_a_press_of_ones_own_holds_it_once_more() -> None:
    ada, ben = two()
    until = ben.view["until"]
    ada.press("next", NOW + 60)
    ben.hear(ada, NOW + 60)
    assert ben.view["until"] == until
    ben.press("next", NOW + 90)
    assert ben.view["until"] == until + 90


def test_no_time_that_the_other_tells_is_longer_than_one_can_be() -> None:
    ada, ben = two()
    said = dict(ada.now["say"], n=99, clock={"whole": 60, "gone": 2**31 - 1, "runs": True})
    assert ben.ask(heard=said)["view"]["clock"] == {"runs": True, "gone": 60, "left": 0}
    said = dict(said, n=100, clock={"whole": 0, "gone": 2**31 - 1, "runs": True})
    assert ben.ask(heard=said)["view"]["clock"] == {"runs": True, "gone": 4 * 3600, "left": None}


def test_a_state_has_room_in_a_signal() -> None:
    ada, _ = two(practice="p" * 64)
    ada.press("turn", who="them")
    ada.press("start", seconds=4 * 3600)
    assert len(write(ada.now["say"])) < 700
