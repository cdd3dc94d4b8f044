# SPDX-License-Identifier: AGPL-3.0-or-later
"""The post office has no code that could open anything: whoever writes is safe from whoever runs it."""

import configparser
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.house.repository import ROOT, below, named

MAY_CHECK = "nearer.sealed.shape"
LOAD = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def _loaded_by(names: list[str], data: Path) -> list[str]:
    """Return what a fresh interpreter has loaded after importing these modules, Django set up as in life."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "NEARER_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "nearer.server.site.settings",
    }
    command = [sys.executable, "-c", LOAD, *names]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr
    found: list[str] = json.loads(ran.stdout)
    return found


def _opening(loaded: list[str]) -> list[str]:
    """Return those modules that open something, or know what is inside."""
    sealed = [name for name in loaded if name.startswith("nearer.sealed.") and name != MAY_CHECK]
    others = [name for name in loaded if name.split(".")[:2] in (["nearer", "client"], ["nearer", "core"])]
    return [*sealed, *others, *(name for name in loaded if name.split(".")[0] in ("pyrage", "pyrage_stubs"))]


def test_a_running_server_has_loaded_nothing_that_opens(tmp_path: Path) -> None:
    loaded = _loaded_by(["nearer.server.site.asgi"], tmp_path)
    assert MAY_CHECK in loaded
    assert not _opening(loaded)


def test_no_module_of_the_server_loads_anything_that_opens(tmp_path: Path) -> None:
    modules = [path for path in below("src/nearer/server") if "tests" not in path.parts]
    names = [".".join(path.relative_to(ROOT / "src").with_suffix("").parts) for path in modules]
    loaded = _loaded_by(["nearer.server.site.asgi", *(n.removesuffix(".__init__") for n in names)], tmp_path)
    assert not _opening(loaded)


def test_the_contract_names_everything_that_opens() -> None:
    """A new module in `nearer.sealed` is forbidden to the server from its first day."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    forbidden = set(contracts["importlinter:contract:blind"]["forbidden_modules"].split())
    modules = [path.stem for path in below("src/nearer/sealed") if path.stem != "__init__"]
    sealed = {f"nearer.sealed.{name}" for name in modules} - {MAY_CHECK}
    assert forbidden == sealed | {"nearer.client", "nearer.core", "pyrage"}
    assert set(contracts["importlinter:contract:blind"]["source_modules"].split()) == {"nearer.server"}


def test_nothing_imports_the_tests_which_may_open() -> None:
    """The contracts leave the rooms' tests out; so no way may lead from the server into them."""
    modules = [path for path in below("src/nearer") if "tests" not in path.parts]
    assert not [
        named(path) for path in modules if re.search(r"import.*\btests\b|\.tests\b", path.read_text())
    ]


def test_the_check_sees_what_opens(tmp_path: Path) -> None:
    """The tests above can fail: a process that opens is caught."""
    assert "pyrage" in _opening(_loaded_by(["nearer.sealed.age"], tmp_path))
