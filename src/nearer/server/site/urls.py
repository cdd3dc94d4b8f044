# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address of the server: the doors of the rooms, the app's pages, and a few to look at."""

import importlib
from itertools import groupby

from django.urls import URLPattern, path, register_converter

from nearer.server.floor.doors import Door
from nearer.server.floor.threshold import view_of
from nearer.server.site import shell
from nearer.server.site.health import health
from nearer.server.site.openapi import API, openapi, sorted_doors
from nearer.server.site.readable import readable


class Id:
    """32 hex, the only thing that a path may hold."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


def _doors() -> list[Door]:
    """Open the doors of all rooms and return them by path."""
    for room in ("people", "bonds", "post"):
        importlib.import_module(f"nearer.server.{room}.views")
    return sorted_doors()


def _route(template: str) -> str:
    return API[1:] + template.replace("{", "<hex:").replace("}", ">")


register_converter(Id, "hex")
urlpatterns: list[URLPattern] = [
    *(
        path(_route(there), view_of(list(doors)))
        for there, doors in groupby(_doors(), key=lambda door: door.path)
    ),
    path("", shell.app),
    path("join/<hex:id>", shell.app),
    path("kit/", shell.kit),
    path("licences.txt", shell.licences),
    path("healthz", health),
    path("api/", readable),
    path("api/v1/openapi.json", openapi),
]
handler404 = "nearer.server.site.errors.nothing_here"
handler500 = "nearer.server.floor.threshold.fault"
handler400 = "nearer.server.site.errors.not_understood"
