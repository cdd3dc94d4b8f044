# SPDX-License-Identifier: AGPL-3.0-or-later
"""The JSON border: the only place where a dict is an object.

The interpreters differ here in three ways, and nothing may depend on them: MicroPython keeps no order in a
dict; it does not join the two escaped halves (surrogates) of a character outside the basic plane; and it
forgives a missing comma. What comes in was written by a JSON library, so the last never matters.
"""

import json
import re

DIGITS = "0123456789"
LIMIT = 2**31
FIRST_HIGH, FIRST_LOW, AFTER_LOW = 0xD800, 0xDC00, 0xE000  # the two kinds of halves
DAY = re.compile("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]")  # MicroPython's re has no {4}
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Malformed(ValueError):  # noqa: N818 - the word the specification uses
    """What came in is not what was agreed; the text is a sentence that says why and never quotes words."""


def parse(text: str) -> object:
    """Return the value that a JSON text stands for; Malformed when it is none."""
    try:
        value: object = json.loads(text)
    except (ValueError, RuntimeError):  # the latter: nested beyond all reason
        raise Malformed("This is not JSON.") from None
    return value


def write(value: object) -> str:
    """Return the JSON text of a value made of dict, list, str, int, bool and None, the same everywhere.

    Put together from small texts: MicroPython's own writer takes seconds for a large one.
    """
    if isinstance(value, dict):
        return "{" + ", ".join([write(name) + ": " + write(value[name]) for name in sorted(value)]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([write(element) for element in value]) + "]"
    text: str = json.dumps(value)
    return text


def members(value: object, what: str) -> dict[str, object]:
    """Return the value as a JSON object."""
    if not isinstance(value, dict):
        raise Malformed(what + " is not an object.")
    return value


def elements(value: object, what: str) -> list[object]:
    """Return the value as a JSON array."""
    if not isinstance(value, list):
        raise Malformed(what + " is not a list.")
    return value


def words(data: dict[str, object], name: str) -> str:
    """Return a text, which may be empty, made of whole characters."""
    value = data.get(name)
    if not isinstance(value, str):
        raise Malformed("'" + name + "' is not a text.")
    return _whole(value)


def whole_text(value: object, name: str) -> str:
    """Return an element of the list of that name as a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise Malformed("'" + name + "' holds something that is not a text.")
    return _whole(value)


def token(data: dict[str, object], name: str) -> str:
    """Return a text that is not empty: a name for something, compared and never shown."""
    value = words(data, name)
    if not value:
        raise Malformed("'" + name + "' is empty.")
    return value


def token_or_none(data: dict[str, object], name: str) -> str | None:
    """Return a token, or None where it is null or absent."""
    return None if data.get(name) is None else token(data, name)


def one_of(data: dict[str, object], name: str, choices: tuple[str, ...]) -> str:
    """Return a text that is one of the choices."""
    value = words(data, name)
    if value not in choices:
        raise Malformed("'" + name + "' is none of " + ", ".join(choices) + ".")
    return value


def one_of_or_none(data: dict[str, object], name: str, choices: tuple[str, ...]) -> str | None:
    """Return a text that is one of the choices, or None where it is null or absent."""
    return None if data.get(name) is None else one_of(data, name, choices)


def number_to(data: dict[str, object], name: str, most: int) -> int:
    """Return a whole number from 0 to the most that there may be."""
    value = number(data, name)
    if value > most:
        raise Malformed("'" + name + "' is more than " + str(most) + ".")
    return value


def number_or_none(data: dict[str, object], name: str, most: int) -> int | None:
    """Return a whole number from 0 to the most that there may be, or None where it is null or absent."""
    return None if data.get(name) is None else number_to(data, name, most)


def number(data: dict[str, object], name: str) -> int:
    """Return a whole number from 0 to 2**31 - 1; 3.0 counts as 3, as it does in JavaScript."""
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Malformed("'" + name + "' is not a number.")
    if not 0 <= value < LIMIT or value != int(value):
        raise Malformed("'" + name + "' is not a whole number from 0 to 2147483647.")
    return int(value)


def flag(data: dict[str, object], name: str) -> bool:
    """Return True or False, and take nothing else for one of them."""
    value = data.get(name)
    if not isinstance(value, bool):
        raise Malformed("'" + name + "' is neither true nor false.")
    return value


def day(data: dict[str, object], name: str) -> str:
    """Return a date written YYYY-MM-DD, so that dates compare as texts."""
    value = words(data, name)
    if not _is_day(value):
        raise Malformed("'" + name + "' is not a date written YYYY-MM-DD.")
    return value


def _is_day(value: str) -> bool:
    if len(value) != len("YYYY-MM-DD") or not DAY.match(value):
        return False
    month, date = int(value[5:7]), int(value[8:])
    if not 1 <= month <= len(LONGEST_MONTHS) or not 1 <= date <= LONGEST_MONTHS[month - 1]:
        return False
    return value[5:] != "02-29" or is_leap(int(value[:4]))


def is_leap(year: int) -> bool:
    """Say whether a year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _whole(text: str) -> str:
    """Return the text with escaped halves of characters joined, and a half that stands alone as U+FFFD."""
    if not _may_hold_halves(text):
        return text  # nearly always; the loop below is slow in MicroPython
    written: list[str] = []
    high = 0
    for character in text:
        point = ord(character)
        if high and FIRST_LOW <= point < AFTER_LOW:
            written[-1] = chr(0x10000 + ((high - FIRST_HIGH) << 10) + point - FIRST_LOW)
            high = 0
            continue
        high = point if FIRST_HIGH <= point < FIRST_LOW else 0
        written.append("\ufffd" if FIRST_HIGH <= point < AFTER_LOW else character)
    return "".join(written)


def _may_hold_halves(text: str) -> bool:
    """Say whether a half may be in the text: CPython cannot encode one, MicroPython's begins with byte ED."""
    try:
        return b"\xed" in text.encode()
    except ValueError:
        return True
