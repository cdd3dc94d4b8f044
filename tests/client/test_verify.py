# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer verify` finds a server whose pages are not those of the version installed here."""

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from nearer.cli import main, verify
from nearer.cli.built import BUILT
from nearer.server.site.headers import headers_for
from tests.live import a_server

PAGES = {"index.html": b"<!doctype html>", "main.0123456789ab.js": b"export {};"}


class Shown(http.server.BaseHTTPRequestHandler):
    """A server that shows what `files` says, with the right headers unless `policy` says otherwise."""

    files: dict[str, bytes] = {}  # noqa: RUF012 - set anew by each test
    policy: str | None = None

    def do_GET(self) -> None:
        """Answer."""
        name = (
            "index.html"
            if self.path in ("/", "/setup", f"/join/{'0' * 32}")
            else self.path.rsplit("/", 1)[-1]
        )
        content = self.files.get(name)
        self.send_response(404 if content is None else 200)
        for header, value in headers_for(self.path, https=False):
            own = header == b"content-security-policy" and self.policy
            self.send_header(header.decode(), self.policy or "" if own else value.decode())
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run a server, and let this installation have two built files."""
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in PAGES.items()}
    (tmp_path / "manifest.json").write_text(json.dumps({"at": "/built/", "sha256": sums}))
    monkeypatch.setattr(verify, "BUILT", tmp_path)
    Shown.files, Shown.policy = dict(PAGES), None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shown) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def asked(url: str) -> tuple[int, str]:
    said = CliRunner().invoke(main, ["verify", url])
    return said.exit_code, said.output


def test_the_same_pages_are_the_same_and_the_limit_is_said(url: str) -> None:
    status, said = asked(url)
    assert status == 0, said
    assert "All 4 answers" in said
    assert "somebody else something else" in said


def test_another_script_a_missing_one_and_a_weaker_policy_are_found(url: str) -> None:
    Shown.files["main.0123456789ab.js"] = b"export {}; steal();"
    assert asked(url) == (
        1,
        "/built/main.0123456789ab.js (identity) is another file than the one of this version.\n",
    )
    del Shown.files["main.0123456789ab.js"]
    assert asked(url) == (1, "/built/main.0123456789ab.js is not there (404).\n")
    Shown.files, Shown.policy = dict(PAGES), "default-src *"
    status, said = asked(url)
    assert status == 1
    assert "another content-security-policy" in said


def test_no_server_and_no_pages_are_sentences(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "does not answer" in asked("http://127.0.0.1:9")[1]
    monkeypatch.setattr(verify, "BUILT", tmp_path / "elsewhere")
    assert "no built pages" in asked(url)[1]


def test_the_real_server_shows_what_is_built_here_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page and file in every encoding, compared with this installation and not with itself."""
    with a_server(tmp_path) as server:  # it has read the pages as they are now
        manifest = json.loads((BUILT / "manifest.json").read_text())
        status, said = asked(server.url)
        assert status == 0, said
        assert f"All {len(manifest['sha256']) + 6} answers" in said  # the first page has three addresses
        sums = {**manifest["sha256"], "index.html.br": "0" * 64}
        (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "sha256": sums}))
        monkeypatch.setattr(verify, "BUILT", tmp_path)
        status, said = asked(server.url)
    assert status == 1
    assert said.splitlines() == [
        f"{path} (br) is another file than the one of this version."
        for path in ("/", "/setup", f"/join/{'0' * 32}")
    ]
