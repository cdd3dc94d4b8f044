# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answers where there is no door: a sentence for programs, or a small page for people."""

from django.http import HttpRequest, HttpResponse

from nearer.server.floor import threshold
from nearer.server.floor.refusals import Refusal, not_found
from nearer.server.floor.threshold import Given, refused

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Nothing here</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<h1>There is nothing here</h1><p>Perhaps the address was cut off. <a href="/">Go to the beginning</a>.</p>
"""


def nothing_here(http: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer where there is no such address."""
    if http.path.startswith("/api/") or "text/html" not in http.headers.get("Accept", ""):
        return as_django(refused(not_found()))
    return HttpResponse(_PAGE, status=404, headers={"Cache-Control": "no-store"})


def not_understood(http: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer a request that Django itself could not read."""
    return as_django(refused(Refusal(400, "not-understood", "This request could not be read.")))


def fault(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer when a page failed. It says nothing about where."""
    return as_django(refused(threshold.fault()))


def as_django(given: Given) -> HttpResponse:
    """Turn an answer into Django's form."""
    named = {name: value for name, value in given.headers if name != "Set-Cookie"}
    response = HttpResponse(given.content, status=given.status, headers=named)
    if not given.content:
        del response["Content-Type"]
    for name, value in given.headers:
        if name == "Set-Cookie":
            response.cookies.load(value)
    return response
