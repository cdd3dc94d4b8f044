# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write the vectors that both languages read: `python -m vectors.make`, from the root, with src on the path.

Nothing in them is random, so a second run writes the same bytes; tests/sealed/test_vectors.py holds that.
"""

import json
from pathlib import Path
from typing import Any

from vectors import drawers, inside, people, signalling, texts


def made() -> dict[str, Any]:
    """Make every vector, by file name."""
    return {
        "heads.json": texts.heads(),
        "cards.json": texts.cards(),
        "statements.json": texts.statements(),
        "signatures.json": texts.signatures(),
        "chains.json": texts.chains(),
        "records.json": {"valid": inside.valid(), "invalid": inside.invalid(), "padding": inside.padding()},
        "strict.json": inside.strict(),
        "bundles.json": inside.own_bundles(),
        "account.json": people.accounts(),
        "pairing.json": people.pairings(),
        "derived.json": people.derived(),
        "drawer.json": drawers.drawers(),
        "signals.json": signalling.signals_made(),
    }


def written(vector: Any) -> str:
    """Write one file's JSON, ASCII only, so that no editor changes what is meant."""
    return json.dumps(vector, indent=1) + "\n"


def main() -> None:
    """Write all files next to this one."""
    for name, vector in made().items():
        Path(__file__).with_name(name).write_text(written(vector), "ascii")
        print(name)


if __name__ == "__main__":
    main()
