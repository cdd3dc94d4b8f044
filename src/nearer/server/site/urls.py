# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses for Django: the doors, as its test client reaches them, and a few pages to look at."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from nearer.server.floor.threshold import Knock
from nearer.server.site.errors import as_django
from nearer.server.site.health import health
from nearer.server.site.openapi import openapi
from nearer.server.site.readable import readable
from nearer.server.site.ways import enter


def doors(http: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Knock at a door. The network's own way in does the same without Django's requests between."""
    headers = {name.lower(): value for name, value in http.headers.items()}
    knock = Knock(
        method=http.method or "",
        query=http.META.get("QUERY_STRING", ""),
        headers=headers,
        body=http.body,
        address=http.META.get("REMOTE_ADDR", ""),
    )
    return as_django(enter(http.path, knock))


urlpatterns: list[URLPattern] = [
    path("healthz", health),
    path("api/", readable),
    path("api/v1/openapi.json", openapi),
    path("api/v1/<path:rest>", doors),
]
handler400 = "nearer.server.site.errors.not_understood"
handler404 = "nearer.server.site.errors.nothing_here"
handler500 = "nearer.server.site.errors.fault"
