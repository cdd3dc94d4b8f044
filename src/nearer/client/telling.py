# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was opened, as the JSON that `nearer.core` folds."""

from collections.abc import Iterable
from typing import Any

from nearer.client.bonding import Bond
from nearer.client.own import Bundle
from nearer.client.reading import Letter

SEALED_LAYER = frozenset({"key", "evenings"})


def told_by_bond(bond: Bond, letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """Tell the letters of a bond's feed, and one's own that wait, if they are among them."""
    return [_letter(bond, letter) for letter in letters]


def told_by_self(bundles: Iterable[Bundle]) -> list[dict[str, Any]]:
    """Tell own bundles; the core takes them apart."""
    return [
        {
            "id": bundle.head.id,
            "bond": None,
            "author": bundle.head.author,
            "mine": True,
            "chain": "own",
            "date": bundle.head.date.isoformat(),
            "seq": bundle.head.seq,
            "kind": "bundle",
            "data": {"records": list(bundle.elements)},
        }
        for bundle in bundles
    ]


def _letter(bond: Bond, letter: Letter) -> dict[str, Any]:
    head = letter.head
    held = head.about.kind == "hold"
    told: dict[str, Any] = {
        "id": head.id,
        "bond": bond.id,
        "author": head.author,
        "mine": head.author == bond.mine.author,
        "chain": "held" if held else "shared",
        "date": head.date.isoformat(),
        "seq": head.seq,
        **_content(letter),
    }
    return {**told, "hold": head.about.id} if held else told


def _content(letter: Letter) -> dict[str, Any]:
    """Name the kind and give the data, without what is the sealed layer's business.

    That is the key of a strict answer, and what a draw carries of evenings.
    """
    about = letter.head.about
    if about.kind == "drop":
        return {"kind": "drop", "drop": about.id, "data": {}}
    if about.kind == "leave":
        return {"kind": "leave", "data": {}}
    if letter.body is None:
        return {"kind": "gone", "dropped": True, "data": {}}
    if letter.inside is None:
        return {"kind": "sealed", "data": {}}
    if letter.inside.kind == "release":
        return {"kind": "release", "data": {}}
    data = {name: value for name, value in letter.inside.data.items() if name not in SEALED_LAYER}
    return {"kind": letter.inside.kind, "data": data}
