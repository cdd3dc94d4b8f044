# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ben comes back after two weeks in which Ada answered every evening: he finds one question, and no pile.

Here it is Ben's device, so that `mine` is his. A strict answer of hers reaches it as `sealed` once he has
given his own, and her words once her device has given the key.
"""

from nearer.core.days import day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import ADA, BEN, answer, brain, sealed, view
from tests.core.test_today import my_questions

HIS: dict[str, Any] = {"me": BEN, "them": ADA}
AWAY = 14
COUNT = 40
SHOWN = 5
# The evening on which he is back.
BACK = "2026-11-20"
QUESTIONS = my_questions(COUNT)[:AWAY]


def on(evening: int) -> str:
    """Return the day of an evening, counted from that on which he is back."""
    return day_of(number_of(BACK) + evening)


def hers(at: int) -> dict[str, Any]:
    """Return Ada's answer to the question of one of the evenings on which he was away."""
    return answer(f"a{at:02d}", QUESTIONS[at], f"canary {at}", mine=False, date=on(at - AWAY))


def seen(evening: int, *records: Any, **more: Any) -> Any:
    """Return what Ben's page says on an evening."""
    return view(brain(*records, count=COUNT), on(evening), **HIS, **more)


def ids(exchanges: list[Any]) -> list[str]:
    return [entry["question"]["id"] for entry in exchanges]


def test_nothing_says_how_many_wait() -> None:
    """Whether the server gives them out or not: it is the page of somebody for whom nothing waits."""
    waiting = [hers(at) for at in range(AWAY)]
    held = [sealed(f"a{at:02d}", QUESTIONS[at], date=on(at - AWAY)) for at in range(AWAY)]
    plain = seen(0)
    assert plain["tonight"]["question"]["id"] == QUESTIONS[0]
    assert seen(0, *waiting) == plain
    assert seen(0, *held) == plain


def test_each_evening_opens_one_and_the_next_question_comes() -> None:
    """The oldest first, in the bond's order; what has opened is told from the newest on, a few at a time."""
    waiting = [hers(at) for at in range(AWAY)]
    his: list[Any] = []
    for evening in range(AWAY):
        page = seen(evening, *waiting, *his)
        assert (page["tonight"]["state"], page["tonight"]["question"]["id"]) == ("ask", QUESTIONS[evening])
        assert ids(page["opened"]) == QUESTIONS[max(0, evening - SHOWN) : evening][::-1]
        assert page["more"] == max(0, evening - SHOWN)
        his.append(answer(f"b{evening:02d}", QUESTIONS[evening], date=on(evening)))
        page = seen(evening, *waiting, *his)
        assert page["tonight"]["state"] == "open"
        assert page["tonight"]["theirs"]["text"] == f"canary {evening}"
        assert QUESTIONS[evening] not in ids(page["opened"])
    page = seen(AWAY, *waiting, *his)
    assert page["tonight"]["state"] == "ask"
    assert page["tonight"]["question"]["id"] not in QUESTIONS
    assert {entry["question"]["id"]: entry["theirs"]["text"] for entry in _all(page, waiting + his)} == {
        id_: f"canary {at}" for at, id_ in enumerate(QUESTIONS)
    }


def test_fourteen_opened_in_one_night_are_a_few_at_a_time() -> None:
    """He had answered all of them on another device; while he was away her keys came one by one."""
    his = [answer(f"b{at:02d}", QUESTIONS[at], date=on(at - AWAY)) for at in range(AWAY)]
    for came in range(AWAY + 1):
        reached = [hers(at) for at in range(came)] + [
            sealed(f"a{at:02d}", QUESTIONS[at], date=on(at - AWAY)) for at in range(came, AWAY)
        ]
        for show in (0, 1, SHOWN, AWAY):
            page = seen(0, *his, *reached, show=show)
            assert page["tonight"]["state"] == "ask"
            assert page["tonight"]["question"]["id"] not in QUESTIONS
            assert ids(page["opened"]) == QUESTIONS[max(0, came - show) : came][::-1]
            assert len(page["opened"]) + page["more"] == came
    page = seen(0, *his, *[hers(at) for at in range(AWAY)])
    assert len(page["opened"]) == SHOWN, "what is shown where nothing is asked for"
    assert sorted(ids(_all(page, his + [hers(at) for at in range(AWAY)]))) == sorted(QUESTIONS)


def _all(page: Any, records: list[Any]) -> list[Any]:
    """Return everything that has opened, by asking for as many more as the page says there are."""
    found: list[Any] = seen(AWAY, *records, show=len(page["opened"]) + page["more"])["opened"]
    return found
