# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two phones whose signals are lost, doubled and late: one state there and back makes them equal."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from tests.core.test_sessions_together import NOW, PLAN, Phone, two

WHICH = st.integers(0, 1)
PRESS = st.sampled_from(
    [
        {"do": "next"},
        {"do": "back"},
        {"do": "turn", "who": "me"},
        {"do": "turn", "who": "them"},
        {"do": "start", "seconds": 60},
        {"do": "start", "seconds": 0},
        {"do": "pause"},
        {"do": "resume"},
        {"do": "up"},
    ]
)
STOP = st.just({"do": "stop"})
HAPPENS = st.one_of(
    st.tuples(st.just("press"), WHICH, PRESS),
    st.tuples(st.just("press"), WHICH, PRESS),
    st.tuples(st.just("press"), WHICH, st.one_of(PRESS, STOP)),
    st.tuples(st.just("arrive"), WHICH, st.integers(0, 30)),
    st.tuples(st.just("reload"), WHICH, st.none()),
    st.tuples(st.just("empty"), WHICH, st.none()),
)


def happen(phones: tuple[Phone, Phone], said: list[list[Any]], step: tuple[str, int, Any], now: int) -> None:
    """Let something happen; `said` is what each has said so far, any of which may arrive, or never."""
    what, which, more = step
    phone = phones[which]
    if what == "press" and phone.now["kept"] is not None:
        said[which].append(
            phone.press(more["do"], now, **{k: v for k, v in more.items() if k != "do"})["say"]
        )
    elif what == "arrive" and said[1 - which] and not phone.now["view"]["closed"]:
        phone.ask(now, heard=said[1 - which][more % len(said[1 - which])], plan=PLAN)
        said[which].append(phone.now["say"])
    elif what == "reload" and phone.now["kept"] is not None:
        phone.now = {"kept": phone.now["kept"]}
        phone.ask(now)
    elif what == "empty" and phones[1 - which].now["say"] is not None:
        phone.now = None
        phone.hear(phones[1 - which], now, plan=PLAN)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(steps=st.lists(HAPPENS, max_size=25))
def test_one_state_there_and_back_makes_both_equal(steps: list[tuple[str, int, Any]]) -> None:
    ada, ben = two()
    said = [[ada.now["say"]], [ben.now["say"]]]
    now = NOW
    for step in steps:
        now += 3
        happen((ada, ben), said, step, now)
    was_over = ada.view["closed"] or ben.view["closed"]
    for phone, other in ((ben, ada), (ada, ben)):
        if not other.view["closed"]:
            other.ask(now)
        if not phone.view["closed"]:
            phone.hear(other, now, plan=PLAN)
    assert ada.view["closed"] == ben.view["closed"] == was_over
    if not was_over:
        assert without_time(ada.now["say"]) == without_time(ben.now["say"])
        gone = [(phone.view["clock"] or {"gone": 0})["gone"] for phone in (ada, ben)]
        assert abs(gone[0] - gone[1]) <= 1


def without_time(say: Any) -> Any:
    """Return a state but for how long a time has gone."""
    clock = say["clock"] and {name: say["clock"][name] for name in ("whole", "runs")}
    return dict(say, clock=clock)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(steps=st.lists(HAPPENS, max_size=12), order=st.permutations(range(6)))
def test_in_whatever_order_they_come_what_is_left_is_the_same(
    steps: list[tuple[str, int, Any]], order: list[int]
) -> None:
    ada, ben = two()
    said = [[ada.now["say"]], [ben.now["say"]]]
    for number, step in enumerate(steps):
        happen((ada, ben), said, step, NOW + number)
    states = [*said[0], *said[1]][-6:]
    left = []
    for way in (range(6), order):
        third = Phone(ada.names["me"], ada.names["them"])
        third.hear(ben, NOW, plan=PLAN)
        for number in way:
            if number < len(states) and not third.view["closed"]:
                third.ask(NOW, heard=states[number], plan=PLAN)
        left.append(without_time(third.now["say"]) if not third.view["closed"] else "over")
    assert left[0] == left[1]
