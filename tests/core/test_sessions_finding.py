# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding something to do: what narrows it down, and what this person never sees there."""

import json

from tests.core.annotations import Any
from tests.core.evenings import args, refusal
from tests.core.sayings import favourite, limits, practised, unwanted
from tests.core.test_suggestion import with_practices

ANY: dict[str, Any] = {
    "words": "",
    "minutes": 0,
    "where": "",
    "touch": "",
    "family": "",
    "favourites": False,
    "dice": 0,
    "show": 20,
}
MIXED: dict[str, Any] = {
    "p00": {"place": "together", "alone": False, "minutes": 5},
    "p01": {"place": "apart", "alone": False, "minutes": 15},
    "p02": {"place": "alone", "alone": False, "minutes": 10},
    "p03": {"place": "together", "apart": True, "minutes": 10, "needs": "A candle."},
    "p04": {"place": "together", "alone": False, "touch": 2, "minutes": 2},
    "p05": {"topics": ["money"], "minutes": 20, "title": "What things cost"},
}


def find(*records: Any, changed: Any = None, **wants: Any) -> Any:
    made = with_practices(*records, count=6, **(MIXED if changed is None else changed))
    return json.loads(made.find(args(**dict(ANY, **wants))))


def ids(*records: Any, **wants: Any) -> list[str]:
    return [practice["id"] for practice in find(*records, **wants)["practices"]]


def test_the_shortest_come_first_and_all_are_counted() -> None:
    assert ids() == ["p00", "p02", "p03", "p01", "p05"]
    assert ids(show=2) == ["p00", "p02"]
    assert find(show=2)["count"] == 5


def test_what_is_off_limits_or_set_aside_is_not_there() -> None:
    touched = limits("l", touch=2)
    assert "p04" in ids(touched)
    assert ids(limits("l", ("money",))) == ["p04", "p00", "p02", "p03", "p01"]
    assert "p03" not in ids(unwanted("u", "p03"))


def test_what_is_nearest_to_the_minutes_comes_first() -> None:
    assert ids(minutes=10) == ["p02", "p03", "p00"]
    assert ids(minutes=15) == ["p01", "p02", "p03", "p00"]


def test_it_is_narrowed_down_by_kind() -> None:
    families = {practice["family"]: practice["id"] for practice in find()["practices"]}
    assert sorted(families) == find()["families"]
    for family, id_ in families.items():
        assert ids(family=family) == [id_]
    assert ids(family="no such kind") == []


def test_it_is_narrowed_down_by_where_it_is_done() -> None:
    assert ids(where="together") == ["p00", "p03", "p05"]
    assert ids(where="apart") == ["p03", "p01", "p05"], "two who are apart may have a way of their own"
    assert ids(where="alone") == ["p02", "p03", "p05"]


def test_touch_is_asked_for_only_where_some_is_allowed() -> None:
    assert find()["touch"] is False
    assert find(limits("l"))["touch"] is True
    assert ids(limits("l"), touch="some") == ["p04"]
    assert "p04" not in ids(limits("l"), touch="none")


def test_words_are_found_where_a_word_of_what_is_listed_begins_so() -> None:
    assert ids(words="CANDLE") == ["p03"]
    assert ids(words="can") == ["p03"]
    assert ids(words="  what  cost ") == ["p05"]
    assert ids(words="candle cost") == []
    assert ids(words="andle") == [], "only a word's beginning"
    quoted = {"p02": {"summary": "You say 'pandas', and mean a panda-like thing."}}
    assert [p["id"] for p in find(changed=quoted, words="panda like")["practices"]] == ["p02"]
    far = {"p02": {"title": "A nicer ice"}}
    assert [p["id"] for p in find(changed=far, words="ice")["practices"]] == ["p02"]


def test_words_are_found_in_the_steps_that_the_page_has_read() -> None:
    assert ids(words="walk", steps={"walk": ["p01", "p04"]}) == ["p01"], "and limits hold"
    assert ids(words="candle walk", steps={"walk": ["p01", "p03"]}) == ["p03"]
    assert ids(words="walk", steps={"talk": ["p01"]}) == []


def surprises(*records: Any, **wants: Any) -> set[str]:
    return {find(*records, dice=dice, **wants)["surprise"] for dice in range(12)}


def test_a_surprise_is_one_of_what_was_found() -> None:
    assert surprises(minutes=10) == {"p00", "p02", "p03"}
    assert find(minutes=10, dice=2**30)["surprise"] in ids(minutes=10)
    assert find(words="nothing of that")["surprise"] is None


def test_a_surprise_is_what_chance_may_suggest() -> None:
    heavy = dict(MIXED, p02={"drawn": False, "minutes": 10}, p00={"drawn": False, "minutes": 5})
    assert surprises(changed=heavy, minutes=10) == {"p03"}
    chosen = find(changed=heavy, minutes=5)
    assert [p["id"] for p in chosen["practices"]] == ["p00"], "it can be chosen"
    assert (chosen["count"], chosen["surprise"]) == (1, None)


def test_what_twice_felt_worse_is_no_surprise() -> None:
    once = practised("w1", "p03", "2026-11-02", how="worse", seq=1)
    twice = practised("w2", "p03", "2026-11-09", how="worse", seq=2)
    assert "p03" in surprises(once, minutes=10)
    assert surprises(once, twice, minutes=10) == {"p00", "p02"}
    assert "p03" in ids(once, twice, minutes=10), "it can be chosen"


def test_another_surprise_is_another_one_while_there_is_one() -> None:
    assert surprises(minutes=10, shown=["p03"]) == {"p00", "p02"}
    assert surprises(minutes=10, shown=["p03", "p00"]) == {"p02"}
    assert surprises(minutes=10, shown=["p03", "p02", "p00"]) == {"p02", "p03"}, "not the latest again"
    assert surprises(minutes=5, shown=["p00"]) == {"p00"}, "there is no other"


def test_favourites_are_the_newest_word_on_each() -> None:
    liked = [favourite("f1", "p01", seq=1), favourite("f2", "p03", seq=2)]
    assert ids(*liked, favourites=True) == ["p03", "p01"]
    assert ids(*liked, favourite("f3", "p01", is_=False, seq=3), favourites=True) == ["p03"]
    assert ids(*liked, unwanted("u", "p03"), favourites=True) == ["p01"]
    assert [p["favourite"] for p in find(*liked)["practices"]] == [False, False, True, True, False]


def test_one_is_found_by_its_name_whatever_was_said_of_it() -> None:
    found = find(unwanted("u", "p04"), one="p04")["practices"]
    assert [(p["id"], p["unwanted"], p["fits"]) for p in found] == [("p04", True, False)]
    assert find(one="p99") == {"practices": []}


def test_a_want_that_is_none_is_refused() -> None:
    for wrong, said in (
        ({"where": "there"}, "'where'"),
        ({"touch": 2}, "'touch'"),
        ({"show": -1}, "'show'"),
        ({"shown": "p00"}, "'shown'"),
        ({"steps": []}, "'steps'"),
    ):
        assert said in refusal(find, **wrong)
