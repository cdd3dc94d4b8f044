# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the build made for browsers, for the verbs that need it here."""

import json
from pathlib import Path
from typing import Any

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
    roles = json.loads(manifest.read_text())["roles"]
    whole = _in_rows(roles["catalogue"])
    for member, rows in _in_rows(roles["deeper"]).items():
        if member != "format":
            whole[member] += rows
    return json.dumps(whole, ensure_ascii=False)


def _in_rows(name: str) -> dict[str, Any]:
    """Return a part of the catalogue, given to browsers in columns (`inColumns` in web/content.mjs)."""
    whole: dict[str, Any] = json.loads((BUILT / name).read_text(encoding="utf-8"))
    for member, columns in whole.items():
        if isinstance(columns, dict):
            rows = zip(*columns.values(), strict=True)
            whole[member] = [dict(zip(columns, row, strict=True)) for row in rows]
    return whole
