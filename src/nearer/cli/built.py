# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the build made for browsers, for the verbs that need it here."""

import json
from pathlib import Path

import click

import nearer.server.site

BUILT = Path(nearer.server.site.__file__).parent / "built"


def catalogue() -> str:
    """Give the compiled catalogue's JSON. Raises ClickException where the pages have not been built."""
    manifest = BUILT / "manifest.json"
    if not manifest.is_file():
        raise click.ClickException(
            "The pages of this installation have not been built. Run bin/run once, or install nearer's wheel."
        )
    name: str = json.loads(manifest.read_text())["roles"]["catalogue"]
    return (BUILT / name).read_text(encoding="utf-8")
