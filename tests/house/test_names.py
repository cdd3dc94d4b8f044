# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names say what a thing is; nothing is called after the fact that it had no better place."""

import re

from tests.house.repository import ROOT, below, files, named, texts

VAGUE = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "managers",
    "service",
    "services",
    "common",
    "base",
    "misc",
}


def test_no_module_is_called_after_nothing() -> None:
    """Style sheets are left out: `base` is the name of a layer there."""
    code = [path for path in files() if path.suffix != ".css"]
    vague = [
        named(path) for path in code if VAGUE & {part.split(".")[0] for part in path.parts[len(ROOT.parts) :]}
    ]
    assert not vague


def test_migrations_say_what_they_do() -> None:
    """`0002_let_a_bond_rest`, and never `0002_auto_…` or `0002_bond_paused_until`-by-machine."""
    found = [path for path in below("src/nearer/server") if path.parent.name == "migrations"]
    numbered = [path.stem for path in found if path.stem != "__init__"]
    assert numbered
    wrong = [stem for stem in numbered if not re.fullmatch(r"\d{4}_[a-z]+(_[a-z]+)*", stem) or "auto" in stem]
    assert not wrong


def test_every_room_has_a_charter() -> None:
    """Two sentences at least at the top of each room: what it is for, what it may use."""
    rooms = [
        path
        for path in below("src/nearer")
        if path.name == "__init__.py" and path.parent.name != "migrations"
    ]
    rooms = [path for path in rooms if "tests" not in path.parts]
    assert rooms
    bare = [named(path) for path in rooms if path.read_text().count(". ") + path.read_text().count(".\n") < 2]
    assert not bare


def test_nothing_is_left_for_later_in_the_code() -> None:
    """What is missing stands in an issue, where somebody finds it."""
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
    assert not [named(path) for path, text in texts() if marks.search(text)]


def test_no_machine_and_no_registry_is_named() -> None:
    """The ordinary clients know where packages are; a path of one machine means nothing on another."""
    hosts = ("registry." + "npmjs.org", "files." + "pythonhosted.org", "pypi." + "org/simple")
    paths = re.compile(r"(?<![\w.$}{])/(work|home/\w+|Users/\w+|root)/")
    locks = [ROOT / "web/package-lock.json", *(ROOT / "requirements").glob("*.txt")]
    everything = [*texts(), *((path, path.read_text()) for path in locks)]
    assert not [named(path) for path, text in everything if any(host in text for host in hosts)]
    assert not [named(path) for path, text in texts() if paths.search(text)]


def test_every_source_file_names_its_licence() -> None:
    """Python is ruff's; this looks at the rest."""
    sources = below("web", suffixes=(".ts", ".mjs", ".js", ".css"))
    scripts = [path for path in files() if path.parent in {ROOT / "bin", ROOT / ".ci"}]
    line = "SPDX-License-Identifier: AGPL-3.0-or-later"
    bare = [named(path) for path in (*sources, *scripts) if line not in path.read_text()[:200]]
    assert not bare
