# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a path to its doors, by one look into a table: what stands in braces is always 32 hex."""

import importlib
import re
from collections.abc import Mapping
from functools import cache

from nearer.server.floor.doors import DOORS, Door
from nearer.server.floor.refusals import not_found
from nearer.server.floor.threshold import Given, Knock, open_door, refused

API = "/api/v1"
_ID = re.compile(r"(?<=/)[0-9a-f]{32}(?=/|\Z)")
_NAME = re.compile(r"(?<=\{)\w+(?=\})")
_ROOMS = ("people", "bonds", "post")

Names = list[str]


def all_doors() -> list[Door]:
    """Open the doors of all rooms, and return them by path and method."""
    for room in _ROOMS:
        importlib.import_module(f"nearer.server.{room}.views")
    return sorted(DOORS, key=lambda door: (door.path, door.method))


def enter(path: str, knock: Knock) -> Given:
    """Answer a knock at a path beneath /api/v1."""
    ids = _ID.findall(path)
    names, doors = _ways().get(_ID.sub("{}", path), _NOWHERE)
    if not doors or len(ids) != len(names):  # braces that somebody wrote are no ids
        return refused(not_found())
    return open_door(doors, knock, dict(zip(names, ids, strict=True)))


_NOWHERE: tuple[Names, Mapping[str, Door]] = ([], {})


@cache
def _ways() -> Mapping[str, tuple[Names, Mapping[str, Door]]]:
    ways: dict[str, tuple[Names, dict[str, Door]]] = {}
    for door in all_doors():
        shape, names = API + _NAME.sub("", door.path), _NAME.findall(door.path)
        known, doors = ways.setdefault(shape, (names, {}))
        if known != names or door.method in doors:
            raise ValueError(f"two doors at {door.method} {door.path}, or two names for one place")
        doors[door.method] = door
    return ways
