# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records leave the device in one bundle a day, always of one size (protocol, section 5)."""

from collections.abc import Sequence
from typing import Any

from nearer.sealed import age, records

SIZE = records.OWN_SIZE


def fill(
    place: records.Place, waiting: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Part the waiting elements, oldest first, into those that fit today's bundle and those that wait.

    Raises records.Unreadable when the first can never fit.
    """
    room = SIZE - len(records.plaintext(place, _bundle([])))
    taken: list[dict[str, Any]] = []
    for element in waiting:
        room -= len(age.json_bytes(element)) + 1
        if room < 0:
            break
        taken.append(element)
    if waiting and not taken:
        raise records.Unreadable("This is longer than one evening's private notes can be.")
    return taken, list(waiting[len(taken) :])


def plaintext(place: records.Place, elements: Sequence[dict[str, Any]]) -> bytes:
    """Write a bundle of exactly 16,384 bytes. Raises records.Unreadable when the elements do not fit."""
    text = records.plaintext(place, _bundle(list(elements)))
    if len(text) > SIZE:
        raise records.Unreadable("This is longer than one evening's private notes can be.")
    return text.ljust(SIZE)


def seal(place: records.Place, elements: Sequence[dict[str, Any]], own_recipient: str) -> bytes:
    """Seal a day's bundle to its author alone."""
    return age.seal(plaintext(place, elements), [own_recipient])


def elements_of(inside: records.Inside) -> list[dict[str, Any]]:
    """Give the elements of an opened bundle. Raises records.Unreadable."""
    found = inside.data.get("records")
    if (
        inside.kind != "bundle"
        or not isinstance(found, list)
        or not all(isinstance(one, dict) for one in found)
    ):
        raise records.Unreadable("this is not a bundle of own records")
    return found


def _bundle(elements: list[dict[str, Any]]) -> records.Inside:
    return records.Inside("bundle", {"records": elements}, None)
