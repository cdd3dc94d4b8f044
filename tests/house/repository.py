# SPDX-License-Identifier: AGPL-3.0-or-later
"""The repository as the house tests see it: every file that is ours, found once."""

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "src/nearer/server/site/built"


@functools.cache
def files() -> tuple[Path, ...]:
    """Return every file that git keeps or would keep, sorted; of an unpacked release, every file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in found if path.is_file()))


def below(*folders: str, suffixes: tuple[str, ...] = (".py",)) -> list[Path]:
    """Return our files with these suffixes beneath the folders (the whole repository if none is named)."""
    roots = [ROOT / folder for folder in folders] or [ROOT]
    return [
        path
        for path in files()
        if path.suffix in suffixes and any(path.is_relative_to(root) for root in roots)
    ]


def texts() -> list[tuple[Path, str]]:
    """Return every text of ours with its path; lock files and vectors are data, and left out."""
    data = {"package-lock.json", "run.txt", "test.txt", "node.txt", "LICENSE", "words.txt"}
    pairs = []
    for path in files():
        if path.name in data or path.is_relative_to(ROOT / "vectors"):
            continue
        try:
            pairs.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a font
    return pairs


def named(path: Path) -> str:
    """Return the path as people write it, from the root of the repository."""
    return path.relative_to(ROOT).as_posix()
