# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records leave the device in one bundle a day, always of one size (protocol, section 5)."""

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nearer.sealed import age, records

SIZE = records.OWN_SIZE


@dataclass(frozen=True, slots=True)
class Gist:
    """What lasts of the own records in all bundles up to one, for a new device."""

    upto: int
    lasting: Sequence[Mapping[str, Any]]

    def members(self) -> dict[str, Any]:
        """Write it as bundles carry it: JSON, deflated, in base64."""
        deflate = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        squeezed = deflate.compress(age.json_bytes(list(self.lasting))) + deflate.flush()
        return {"upto": self.upto, "gist": base64.b64encode(squeezed).decode()}


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


def plaintext(place: records.Place, elements: Sequence[dict[str, Any]], gist: Gist | None = None) -> bytes:
    """Write a bundle of exactly 16,384 bytes, with the gist if there is room for it.

    Raises records.Unreadable when the elements do not fit.
    """
    if gist is not None:
        whole = records.plaintext(place, _bundle(list(elements), gist))
        if len(whole) <= SIZE:
            return whole.ljust(SIZE)
    text = records.plaintext(place, _bundle(list(elements)))
    if len(text) > SIZE:
        raise records.Unreadable("This is longer than one evening's private notes can be.")
    return text.ljust(SIZE)


def seal(
    place: records.Place,
    elements: Sequence[dict[str, Any]],
    own_recipient: str,
    gist: Gist | None = None,
) -> bytes:
    """Seal a day's bundle to its author alone."""
    return age.seal(plaintext(place, elements, gist), [own_recipient])


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


def _bundle(elements: list[dict[str, Any]], gist: Gist | None = None) -> records.Inside:
    return records.Inside("bundle", {"records": elements} | (gist.members() if gist else {}), None)
