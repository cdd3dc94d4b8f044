# SPDX-License-Identifier: AGPL-3.0-or-later
"""oTree, the usual way to let two people answer apart and then show them both answers.

It pins old packages, so it gets an environment of its own in the cache folder. It runs as shipped: its
production server, which answers one request at a time, on SQLite with that library's own defaults (durable).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import servers, wire
from bench.peers import NotToBeHad

VERSION = "6.0.15"
APP = Path(__file__).with_name("otree_app")
ANSWER = b"answer=The+way+you+sang+in+the+kitchen+when+you+thought+that+nobody+was+home."


def _cache() -> Path:
    return (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "nearer-bench" / f"otree-{VERSION}"
    )


def environment() -> Path:
    """Return the folder of oTree's programs, fetched at the first call; NotToBeHad if it cannot be."""
    folder = _cache()
    programs = folder / "bin"
    if (programs / "otree").exists():
        return programs
    shutil.rmtree(folder, ignore_errors=True)
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    if Path(uv).exists():
        steps = [
            [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
            [uv, "pip", "install", "--quiet", "--python", str(programs / "python"), f"otree=={VERSION}"],
        ]
    else:
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
        steps = [[sys.executable, "-m", "venv", str(folder)], [*pip, f"otree=={VERSION}"]]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            last = (done.stderr.strip() or "no reason given").splitlines()[-1]
            raise NotToBeHad(f"oTree {VERSION} could not be installed: {last}")
    return programs


@contextmanager
def running(folder: Path) -> Iterator[servers.Server]:
    """Run oTree's production server on an empty database, as its manual says."""
    programs = environment()
    project = folder / "otree"
    shutil.copytree(APP, project, ignore=shutil.ignore_patterns("__pycache__"))
    for needed in ("_static/global", "_templates/global"):
        (project / needed).mkdir(parents=True)
    setting = {"OTREE_PRODUCTION": "1", "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    reset = [str(programs / "otree"), "resetdb", "--noinput"]
    subprocess.run(reset, cwd=project, env={**os.environ, **setting}, check=True, capture_output=True)
    port = servers.free_port()
    command = [str(programs / "otree"), "prodserver", f"127.0.0.1:{port}"]
    with servers.running(
        "otree", command, port=port, folder=project, environment=setting, first="/demo"
    ) as server:
        yield server


def _asked(url: str, body: dict[str, object] | None = None) -> dict[str, object]:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    question = urllib.request.Request(url, data, headers)  # noqa: S310 - loopback
    with urllib.request.urlopen(question) as answer:  # noqa: S310
        found: dict[str, object] = json.load(answer)
        return found


def participants(server: servers.Server, pairs: int) -> list[str]:
    """Begin a session and return the codes of its people, the two of a pair side by side."""
    api = f"http://{server.host}/api/sessions"
    code = _asked(api, {"session_config_name": "evening", "num_participants": 2 * pairs})["code"]
    people = _asked(f"{api}/{code}")["participants"]
    assert isinstance(people, list)
    return [person["code"] for person in people]


def begin(server: servers.Server, codes: list[str]) -> list[wire.Job]:
    """Return the jobs that bring everybody to the first question."""
    return [(wire.request("GET", f"/InitializeParticipant/{code}", host=server.host),) for code in codes]


def steps(server: servers.Server, codes: list[str], turn: int) -> dict[str, list[wire.Job]]:
    """Return the jobs of one turn (0, 1, 2, ...) by step; `wait` and `on` are oTree's own."""
    form = "application/x-www-form-urlencoded"

    def page(name: str, place: int, method: str = "GET", body: bytes = b"") -> list[wire.Job]:
        paths = [f"/p/{code}/evening/{name}/{3 * turn + place}" for code in codes]
        return [(wire.request(method, path, host=server.host, body=body, kind=form),) for path in paths]

    return {
        "ask": page("Answer", 1),
        "answer": page("Answer", 1, "POST", ANSWER),
        "wait": page("Wait", 2),
        "reveal": page("Reveal", 3),
        "on": page("Reveal", 3, "POST"),
    }
