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
_ID = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"\{(\w+)\}")
_ROOMS = ("people", "bonds", "post")

Shape = tuple[str | None, ...]  # the path's parts, None for an id
Names = tuple[str, ...]


def all_doors() -> list[Door]:
    """Open the doors of all rooms, and return them by path and method."""
    for room in _ROOMS:
        importlib.import_module(f"nearer.server.{room}.views")
    return sorted(DOORS, key=lambda door: (door.path, door.method))


def enter(path: str, knock: Knock) -> Given:
    """Answer a knock at a path beneath /api/v1."""
    parts = path.removeprefix(API).split("/")
    ids = [part for part in parts if _ID.fullmatch(part)]
    found = _ways().get(tuple(None if _ID.fullmatch(part) else part for part in parts))
    if found is None:
        return refused(not_found())
    names, doors = found
    return open_door(doors, knock, dict(zip(names, ids, strict=True)))


@cache
def _ways() -> Mapping[Shape, tuple[Names, Mapping[str, Door]]]:
    ways: dict[Shape, tuple[Names, dict[str, Door]]] = {}
    for door in all_doors():
        shape = tuple(None if _NAME.fullmatch(part) else part for part in door.path.split("/"))
        names, doors = ways.setdefault(shape, (tuple(_NAME.findall(door.path)), {}))
        if names != tuple(_NAME.findall(door.path)) or door.method in doors:
            raise ValueError(f"two doors at {door.method} {door.path}, or two names for one place")
        doors[door.method] = door
    return ways
