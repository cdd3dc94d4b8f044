# SPDX-License-Identifier: AGPL-3.0-or-later
"""Help comes at once, and without what only a server needs."""

import subprocess
import sys

from click.testing import CliRunner

from nearer.cli import VERBS, main

SLOW = ("django", "uvicorn", "cryptography", "pyrage", "httpx", "psycopg")


def test_help_names_every_verb_and_loads_nothing() -> None:
    code = f"""
import sys
from nearer.cli import main
main(["--help"], standalone_mode=False)
assert not set(sys.modules) & set({SLOW!r}), sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(verb in done.stdout for verb in VERBS)


def test_every_verb_can_be_loaded_and_describes_itself() -> None:
    for verb in VERBS:
        said = CliRunner().invoke(main, [verb, "--help"])
        assert said.exit_code == 0, said.output
        assert "Usage: nearer " + verb in said.output


def test_a_misspelt_verb_gets_a_sentence() -> None:
    said = CliRunner().invoke(main, ["srve"])
    assert said.exit_code == 2
    assert "srve" in said.output
