# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer verify URL`: whether a server serves the very pages that this installation of nearer has."""

import hashlib
import importlib.metadata
import json
from collections.abc import Iterator

import click
import httpx

from nearer.cli.built import BUILT
from nearer.server.site.headers import headers_for

_PAGES = {
    "index.html": ("/", "/setup", f"/join/{'0' * 32}"),
    "kit.html": ("/kit/",),
    "kitchen.html": ("/kitchen",),
    "licences.txt": ("/licences.txt",),
    "manifest.webmanifest": ("/manifest.webmanifest",),
    "sw.js": ("/sw.js",),
}
_ENCODINGS = {".br": "br", ".gz": "gzip"}
_LIMIT = "This says what the server showed to this computer now. It could show somebody else something else."


@click.command()
@click.argument("url")
def verify(url: str) -> None:
    """Compare nearer's pages as the server at URL serves them with those of this installation, byte by byte.

    The exit status is 1 if anything differs.
    """
    manifest = BUILT / "manifest.json"
    if not manifest.is_file():
        raise click.ClickException(
            "This installation has no built pages to compare with. Install nearer's wheel."
        )
    told = json.loads(manifest.read_text())
    with httpx.Client(base_url=url, timeout=60, follow_redirects=False) as line:
        try:
            seen = list(_differences(line, told))
        except httpx.HTTPError as error:
            raise click.ClickException(f"The server does not answer: {error}.") from None
    for difference in seen:
        if difference:
            click.echo(difference)
    if any(seen):
        raise click.exceptions.Exit(1)
    version = importlib.metadata.version("nearer")
    click.echo(f"All {len(seen)} answers are those of nearer {version}. {_LIMIT}")


def _differences(line: httpx.Client, told: dict[str, dict[str, str]]) -> Iterator[str]:
    """Ask for every file in every encoding; give a sentence for each that differs, "" where none does."""
    for name, sum_ in sorted(told["sha256"].items()):
        plain = name.removesuffix(".br").removesuffix(".gz")
        encoding = _ENCODINGS.get(name[len(plain) :], "identity")
        for path in _PAGES.get(plain, (f"{told['at']}{plain}",)):
            yield _difference(line, path, encoding, sum_)


def _difference(line: httpx.Client, path: str, encoding: str, sum_: str) -> str:
    with line.stream("GET", path, headers={"Accept-Encoding": encoding}) as response:
        content = b"".join(response.iter_raw())
    if not response.is_success:
        return f"{path} is not there ({response.status_code})."
    if hashlib.sha256(content).hexdigest() != sum_:
        return f"{path} ({encoding}) is another file than the one of this version."
    for name, value in headers_for(path, https=False):
        if response.headers.get(name.decode()) != value.decode():
            return f"{path} comes with another {name.decode()} than it should."
    return ""
