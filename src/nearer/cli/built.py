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
    name: str = json.loads(manifest.read_text())["roles"]["catalogue"]
    whole: dict[str, Any] = json.loads((BUILT / name).read_text(encoding="utf-8"))
    for member, columns in whole.items():
        if isinstance(columns, dict):  # as the browser is given it: see `inColumns` in web/content.mjs
            rows = zip(*columns.values(), strict=True)
            whole[member] = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(whole, ensure_ascii=False)
