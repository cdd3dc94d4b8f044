# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the catalogue weighs on its way to a device, and how long the brain takes to find a practice in it.

The brain is `nearer.core` under MicroPython in Node, with five years of two people behind it.
"""

import json
import tempfile
from pathlib import Path

from nearer.cli import built
from tests.core import five_years

from . import history, table

MOST = 120_000  # bytes, of the project's own promises
FILES = ("catalogue", "deeper", "library")
FINDING = "brain: find"


def main(*, quick: bool) -> None:
    """Measure and print."""
    roles = json.loads((built.BUILT / "manifest.json").read_text())["roles"]
    sizes = {file: (built.BUILT / f"{roles[file]}.br").stat().st_size for file in FILES}
    weighed = [[file, table.number(size), ""] for file, size in sizes.items()]
    weighed.append(["together", table.number(sum(sizes.values())), table.number(MOST)])
    print(
        table.render(
            "catalogue: bytes with brotli, all of them fetched once", ["file", "bytes", "bar"], weighed
        )
    )
    given = {
        "catalogue": built.catalogue(),
        "records": five_years.records(),
        "asked": five_years.asked(),
    }
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder:
        seen = history.brains(Path(folder), given, 1 if quick else 9)
    found = {what: seconds for what, seconds in seen.items() if what.startswith(FINDING)}
    print(
        table.render(
            "finding a practice", ["seconds", "median (low..high)", "bar", "rounds"], history.rows(found)
        )
    )
