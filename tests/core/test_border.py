# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON comes in whole or not at all, and means the same in both interpreters."""

from nearer.core import border
from tests.core.evenings import refusal

HALVES = '{"text": "leaf \\ud83c\\udf3f, half \\ud83c, other half \\udf3f, end"}'


def test_what_is_not_json_is_refused_with_a_sentence() -> None:
    for text in ("", "{", '{"a": tru}', "[1, 2", "{'a': 1}", "-", "[" * 100_000):
        assert refusal(border.parse, text) == "This is not JSON."


def test_escaped_halves_of_a_character_are_joined_and_lone_ones_replaced() -> None:
    data = border.members(border.parse(HALVES), "it")
    assert border.words(data, "text") == "leaf \U0001f33f, half \ufffd, other half \ufffd, end"


def test_halves_are_told_from_what_only_looks_like_them() -> None:
    """A backslash that is itself escaped begins nothing."""
    for text, meant in (
        (r'"\\ud83c"', "\\ud83c"),
        (r'"\\\ud83c\udf3f"', "\\\U0001f33f"),
        (r'"\ud83c\\udf3f"', "\ufffd\\udf3f"),
        (r'"\ud83c \udf3f"', "\ufffd \ufffd"),
        (r'"\ud83c\ud83c\udf3f"', "\ufffd\U0001f33f"),
        (r'"\uD83C\uDF3F\n\u6d77\ud7ff"', "\U0001f33f\n\u6d77\ud7ff"),
        (r'"\udf3f\ud83c"', "\ufffd\ufffd"),
        (r'["\ud83c", "\\", "\udf3f"]', ["\ufffd", "\\", "\ufffd"]),
    ):
        assert border.parse(text) == meant, text


def test_ordinary_words_of_any_script_come_through() -> None:
    for text in ("", "Wärme", "海", "\U0001f33f", "\ue000 and \uffff", 'a "quote" \\ and \t\n'):
        written = border.write({"text": text})
        assert border.words(border.members(border.parse(written), "it"), "text") == text


def test_what_is_written_is_the_same_text_everywhere() -> None:
    value: dict[str, object] = {"b": [1, None, True, []], "a": {"d": "x", "c": {}}}
    assert border.write(value) == '{"a": {"c": {}, "d": "x"}, "b": [1, null, true, []]}'


def test_a_number_is_whole_and_small_and_no_truth_value() -> None:
    for good, meant in ((0, 0), (7, 7), (7.0, 7), (2**31 - 1, 2**31 - 1)):
        assert border.number({"n": good}, "n") == meant
    wrong: tuple[object, ...] = (
        True,
        False,
        None,
        "7",
        7.5,
        -1,
        2**31,
        1e300,
        float("inf"),
        float("nan"),
        [],
    )
    for value in wrong:
        assert "'n' is not a" in refusal(border.number, {"n": value}, "n")


def test_a_date_is_a_day_of_a_month() -> None:
    for value in ("2026-11-20", "2024-02-29", "2000-02-29", "0001-01-01"):
        assert border.day({"d": value}, "d") == value
    for value in (
        "2026-13-01",
        "2026-00-10",
        "2026-02-30",
        "2026-02-29",
        "1900-02-29",
        "2026-11-2 ",
        "2026-11-20\n",
        "2026-11-00",
        "20261120",
        "2026-1-01",
        "٢٠٢٦-11-20",
    ):
        assert "is not a date" in refusal(border.day, {"d": value}, "d")


def test_what_may_be_missing_is_none() -> None:
    either: tuple[dict[str, object], ...] = ({}, {"n": None})
    for data in either:
        assert border.number_or_none(data, "n", 10) is None
        assert border.one_of_or_none(data, "n", ("a",)) is None
        assert border.token_or_none(data, "n") is None
    assert border.number_or_none({"n": 0}, "n", 10) == 0
    assert refusal(border.number_or_none, {"n": 11}, "n", 10) == "'n' is more than 10."
    assert "'n' is none of" in refusal(border.one_of_or_none, {"n": "b"}, "n", ("a",))


def test_a_refusal_names_the_member_and_never_quotes_it() -> None:
    secret = "canary"
    for act in (border.number, border.flag, border.day, lambda data, name: border.one_of(data, name, ("a",))):
        said = refusal(act, {"member": secret}, "member")
        assert "'member'" in said
        assert secret not in said
