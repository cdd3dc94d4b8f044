# SPDX-License-Identifier: AGPL-3.0-or-later
"""The app's pages. The server sends the same empty page to everybody; what is in it is made on the device."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nearer.server.floor.refusals import Refusal
from nearer.server.floor.threshold import Given, refused

BUILT = Path(__file__).parent / "built"
_PAGES = {"/": "index.html", "/kit/": "kit.html", "/licences.txt": "licences.txt"}
_APP = re.compile(r"/join/[0-9a-f]{32}|/setup")
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"), ("", ""))
_NOT_BUILT = b"The pages have not been built yet. Please run bin/run, or npm run build in web/.\n"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as built: its kind, its mark for caches, and its bytes by encoding."""

    kind: str
    mark: str
    contents: Mapping[str, bytes]


def answer(method: str, path: str, headers: Mapping[str, str]) -> Given | None:
    """Answer every address of the app with its one page, and those of the few others; None anywhere else."""
    name = "index.html" if _APP.fullmatch(path) else _PAGES.get(path)
    if name is None:
        return None
    if method not in ("GET", "HEAD"):
        return refused(Refusal(405, "wrong-method", "This address can only be read."), ("Allow", "GET, HEAD"))
    page = _read(name)
    if page is None:
        return Given(503, _NOT_BUILT, (("Content-Type", "text/plain"), ("Cache-Control", "no-store")))
    # Asked for anew each time, so that a new version of the app comes with the next opening.
    cached = (("Cache-Control", "no-cache"), ("ETag", page.mark), ("Vary", "Accept-Encoding"))
    if page.mark in headers.get("if-none-match", ""):
        return Given(304, b"", cached)
    accepted = headers.get("accept-encoding", "")
    encoding = next(each for each in page.contents if each in accepted)
    encoded = (("Content-Encoding", encoding),) if encoding else ()
    return Given(200, page.contents[encoding], (("Content-Type", page.kind), *encoded, *cached))


@cache
def _read(name: str) -> Page | None:
    if not (BUILT / name).is_file():
        return None
    kind = "text/html; charset=utf-8" if name.endswith(".html") else "text/plain; charset=utf-8"
    found = {encoding: BUILT / (name + ending) for encoding, ending in _ENCODINGS}
    contents = {encoding: path.read_bytes() for encoding, path in found.items() if path.is_file()}
    return Page(kind, f'W/"{hashlib.sha256(contents[""]).hexdigest()[:16]}"', contents)
