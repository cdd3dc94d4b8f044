# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address of the server, collected from the doors of the rooms."""

import importlib
import importlib.util
from itertools import groupby

from django.urls import URLPattern, path, register_converter

from nearer.server.floor.doors import DOORS, Door
from nearer.server.floor.threshold import view_of

API = "api/v1"


class Id:
    """32 hex, the only thing that a path may hold."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


def doors() -> list[Door]:
    """Return all doors of all rooms, by path."""
    for room in ("people", "bonds", "post"):
        if importlib.util.find_spec(f"nearer.server.{room}.views"):
            importlib.import_module(f"nearer.server.{room}.views")
    return sorted(DOORS, key=lambda door: (door.path, door.method))


def _route(template: str) -> str:
    return API + template.replace("{", "<hex:").replace("}", ">")


register_converter(Id, "hex")
urlpatterns: list[URLPattern] = [
    path(_route(template), view_of(list(same)))
    for template, same in groupby(doors(), key=lambda door: door.path)
]
handler404 = "nearer.server.floor.threshold.nothing_here"
handler500 = "nearer.server.floor.threshold.fault"
