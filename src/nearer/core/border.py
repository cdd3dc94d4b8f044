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
QUICK = 2**30  # MicroPython computes fast below it
FIRST_HIGH, FIRST_LOW, HALVES = 0xD800, 0xDC00, 0x400  # two kinds of halves, and how many of each
ESCAPE = len("uD83C")
HEX = "0123456789abcdefABCDEF"
DAY = re.compile("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]")  # MicroPython's re has no {4}
KNOWN_DAYS: set[str] = set()  # found to be dates: the same ones come again and again, and looking is slow
MOST_KNOWN = 10_000
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Malformed(ValueError):  # noqa: N818 - the word the specification uses
    """What came in is not what was agreed; the text is a sentence that says why and never quotes words."""


def parse(text: str) -> object:
    """Return the value that a JSON text stands for, in whole characters; Malformed when it is none."""
    try:
        value: object = json.loads(_whole(text))
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
    """Return a text, which may be empty."""
    value = data.get(name)
    if not isinstance(value, str):
        raise Malformed("'" + name + "' is not a text.")
    return value


def whole_text(value: object, name: str) -> str:
    """Return an element of the list of that name as a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise Malformed("'" + name + "' holds something that is not a text.")
    return value


def token(data: dict[str, object], name: str) -> str:
    """Return a text that is not empty: a name for something, compared and never shown."""
    value = data.get(name)
    if isinstance(value, str) and value:
        return value
    words(data, name)
    raise Malformed("'" + name + "' is empty.")


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
    value = data.get(name)
    if value is None or (type(value) is int and 0 <= value <= most):
        return value
    return number_to(data, name, most)


def number(data: dict[str, object], name: str) -> int:
    """Return a whole number from 0 to 2**31 - 1; 3.0 counts as 3, as it does in JavaScript."""
    value = data.get(name)
    if type(value) is int and 0 <= value < QUICK:
        return value
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
    if value not in KNOWN_DAYS:
        if not _is_day(value):
            raise Malformed("'" + name + "' is not a date written YYYY-MM-DD.")
        if len(KNOWN_DAYS) < MOST_KNOWN:
            KNOWN_DAYS.add(value)
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
    """Return a JSON text with escaped halves of characters joined, and a half that stands alone as U+FFFD.

    Done once for the whole text, and nearly always there is nothing to do: what a browser writes has no
    escaped halves, and to look into each text by itself would take most of the time that reading takes.
    """
    text.encode()  # CPython refuses a half that is not escaped; MicroPython's texts never have one
    if "\\ud" not in text and "\\uD" not in text:
        return text
    pieces = text.split("\\")
    # Every piece but the first follows a backslash; behind an empty one, the backslash itself was escaped.
    written = [pieces[0]]
    place = 1
    while place < len(pieces):
        high = _half(pieces[place], FIRST_HIGH)
        low = _half(pieces[place + 1], FIRST_LOW) if high and place + 1 < len(pieces) else 0
        if high and low and len(pieces[place]) == ESCAPE:
            written.append(
                chr(0x10000 + ((high - FIRST_HIGH) << 10) + low - FIRST_LOW) + pieces[place + 1][ESCAPE:]
            )
            place += 2
        elif high or _half(pieces[place], FIRST_LOW):
            written.append("\\ufffd" + pieces[place][ESCAPE:])
            place += 1
        elif pieces[place] or place + 1 == len(pieces):
            written.append("\\" + pieces[place])
            place += 1
        else:
            written.append("\\\\" + pieces[place + 1])
            place += 2
    return "".join(written)


def _half(piece: str, first: int) -> int:
    """Return the half, of the kind beginning with `first`, that is escaped here; 0 if there is none."""
    if len(piece) < ESCAPE or piece[0] != "u" or not all(digit in HEX for digit in piece[1:ESCAPE]):
        return 0
    point = int(piece[1:ESCAPE], 16)
    return point if first <= point < first + HALVES else 0
