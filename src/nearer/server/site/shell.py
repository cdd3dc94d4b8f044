# SPDX-License-Identifier: AGPL-3.0-or-later
"""The app's pages. The server sends the same empty page to everybody; what is in it is made on the device."""

import mimetypes
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse

BUILT = Path(__file__).parent / "built"
_NOT_BUILT = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Nearer</title>"
    "<p>The pages have not been built yet. Please run bin/run, or npm run build in web/."
)


def app(http: HttpRequest, **_ids: str) -> HttpResponse:
    """Answer every address of the app with its one page."""
    return _page(http, "index.html")


def kit(http: HttpRequest) -> HttpResponse:
    """Answer with the page that shows every component in every state."""
    return _page(http, "kit.html")


def licences(http: HttpRequest) -> HttpResponse:
    """Answer with the licences of what the pages are made from."""
    return _page(http, "licences.txt")


def _page(http: HttpRequest, name: str) -> HttpResponse:
    if http.method not in ("GET", "HEAD"):
        return HttpResponse("This address can only be read.", status=405, headers={"Allow": "GET, HEAD"})
    content = _read(name)
    if content is None:
        return HttpResponse(_NOT_BUILT, status=503, headers={"Cache-Control": "no-store"})
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    # Looked at afresh each time, so that a new version of the app arrives with the next opening.
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-cache"})


@cache
def _read(name: str) -> bytes | None:
    path = BUILT / name
    return path.read_bytes() if path.is_file() else None
