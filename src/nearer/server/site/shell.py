# SPDX-License-Identifier: AGPL-3.0-or-later
"""The app's pages and files. The server sends the same to everybody; what is in a page is made on the device.

All of them are read once, when the server starts: it serves one version whole until it ends, even where
another one is being built beside it.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nearer.server.floor.refusals import Refusal
from nearer.server.floor.threshold import Given, refused

BUILT = Path(__file__).parent / "built"
_AT = "/built/"
PAGES = {
    "/": "index.html",
    "/kit/": "kit.html",
    "/kitchen": "kitchen.html",
    "/licences.txt": "licences.txt",
    "/manifest.webmanifest": "manifest.webmanifest",
    "/sw.js": "sw.js",
}
_APP = re.compile(r"/join/[0-9a-f]{32}|/setup")
_HASHED = re.compile(r".+\.[0-9a-f]{12}\.\w+")  # a name that changes with what is in the file
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"), ("", ""))
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_NOT_BUILT = b"The pages have not been built yet. Please run bin/run, or npm run build in web/.\n"


@dataclass(frozen=True, slots=True)
class Page:
    """A file as built: its kind, its mark for caches, and its bytes by encoding."""

    kind: str
    mark: str
    contents: Mapping[str, bytes]


def answer(method: str, path: str, headers: Mapping[str, str]) -> Given | None:
    """Answer every address of the app with its one page, and the built files; None anywhere else."""
    name = "index.html" if _APP.fullmatch(path) else PAGES.get(path)
    page = pages().get(name or path.removeprefix(_AT))
    if name is None and (page is None or not path.startswith(_AT)):
        return None
    if method not in ("GET", "HEAD"):
        return refused(Refusal(405, "wrong-method", "This address can only be read."), ("Allow", "GET, HEAD"))
    if page is None:
        return Given(503, _NOT_BUILT, (("Content-Type", "text/plain"), ("Cache-Control", "no-store")))
    always = name is None and _HASHED.fullmatch(path)
    # What has no hash in its name is asked for anew each time: so a new version comes with the next opening.
    keep = "public, max-age=31536000, immutable" if always else "no-cache"
    return _given(page, keep, headers)


def _given(page: Page, keep: str, headers: Mapping[str, str]) -> Given:
    cached = (("Cache-Control", keep), ("ETag", page.mark), ("Vary", "Accept-Encoding"))
    if page.mark in headers.get("if-none-match", ""):
        return Given(304, b"", cached)
    accepted = headers.get("accept-encoding", "")
    encoding = next(each for each in page.contents if each in accepted)
    encoded = (("Content-Encoding", encoding),) if encoding else ()
    return Given(200, page.contents[encoding], (("Content-Type", page.kind), *encoded, *cached))


@cache
def pages() -> Mapping[str, Page]:
    """Read everything that has been built, by name. Call it at the start."""
    if not BUILT.is_dir():
        return {}
    packed = tuple(ending for _, ending in _ENCODINGS if ending)
    return {
        path.name: _read(path)
        for path in sorted(BUILT.iterdir())
        if path.suffix not in packed and not path.name.startswith(".")
    }


def _read(path: Path) -> Page:
    found = {encoding: path.with_name(path.name + ending) for encoding, ending in _ENCODINGS}
    contents = {encoding: file.read_bytes() for encoding, file in found.items() if file.is_file()}
    return Page(_KINDS[path.suffix], f'W/"{hashlib.sha256(contents[""]).hexdigest()[:16]}"', contents)
