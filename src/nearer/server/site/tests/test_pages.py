# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a browser is given: pages that ask nobody else for anything, small, and fresh at every opening."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from nearer.server.site import headers, shell
from nearer.server.site.tests.network import browser
from tests.cast import Visitor

EVERYWHERE = ("/", "/join/" + "0" * 32, "/kit/", "/api/", "/api/v1/instance", "/healthz", "/live", "/nothing")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[bytes]:
    """Build a page, whatever has been built here."""
    content = b"<!doctype html><title>Nearer</title>" + b" " * 500
    (tmp_path / "index.html").write_bytes(content)
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(content))
    monkeypatch.setattr(shell, "BUILT", tmp_path)
    (tmp_path / "main.0123456789ab.js").write_bytes(b"1")
    (tmp_path / "sw.js").write_bytes(b"2")
    shell.pages.cache_clear()
    yield content
    shell.pages.cache_clear()


def test_every_address_of_the_app_is_one_page(page: bytes) -> None:
    for path in ("/", f"/join/{'0' * 32}"):
        given = shell.answer("GET", path, {})
        assert given is not None
        assert (given.status, given.content) == (200, page)
        assert ("Cache-Control", "no-cache") in given.headers


def test_it_comes_compressed_and_only_when_it_has_changed(page: bytes) -> None:
    given = shell.answer("GET", "/", {"accept-encoding": "gzip, deflate"})
    assert given is not None
    assert gzip.decompress(given.content) == page
    mark = dict(given.headers)["ETag"]
    again = shell.answer("GET", "/", {"if-none-match": mark})
    assert again is not None
    assert (again.status, again.content) == (304, b"")


@pytest.mark.usefixtures("page")
def test_other_addresses_are_not_the_apps() -> None:
    for path in ("/join/", "/join/" + "0" * 31, "/index.html", "/join/" + "0" * 32 + "/x", "//"):
        assert shell.answer("GET", path, {}) is None
    given = shell.answer("POST", "/", {})
    assert given is not None
    assert given.status == 405


@pytest.mark.usefixtures("page")
def test_what_has_its_hash_in_its_name_is_kept_for_ever_and_the_rest_is_asked_for_anew() -> None:
    told = {}
    for path in ("/", "/sw.js", "/built/sw.js", "/built/main.0123456789ab.js"):
        given = shell.answer("GET", path, {})
        assert given is not None
        told[path] = dict(given.headers)["Cache-Control"]
    assert told.pop("/built/main.0123456789ab.js") == "public, max-age=31536000, immutable"
    assert set(told.values()) == {"no-cache"}


def test_a_running_server_serves_the_version_with_which_it_started(page: bytes) -> None:
    """Whoever builds anew beside it, or updates the package under it, breaks no open page."""
    assert shell.pages()
    shutil.rmtree(shell.BUILT)
    given = shell.answer("GET", "/", {})
    assert given is not None
    assert (given.status, given.content) == (200, page)
    script = shell.answer("GET", "/built/main.0123456789ab.js", {})
    assert script is not None
    assert (script.status, script.content) == (200, b"1")


@pytest.mark.usefixtures("page")
def test_a_file_of_another_version_is_not_there() -> None:
    for path in ("/built/main.ffffffffffff.js", "/main.0123456789ab.js", "/built/", "/built/../index.html"):
        assert shell.answer("GET", path, {}) is None


def test_a_page_that_is_not_built_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shell, "BUILT", tmp_path)
    shell.pages.cache_clear()
    given = shell.answer("GET", "/", {})
    assert given is not None
    assert (given.status, b"bin/run" in given.content) == (503, True)


def test_every_answer_tells_the_browser_what_it_may(origin: str) -> None:
    with browser(origin) as nobody:
        for path in EVERYWHERE:
            told = nobody.get(path).headers
            data = path.startswith("/api/v1/")
            assert told["content-security-policy"] == (headers.DATA_POLICY if data else headers.POLICY), path
            assert data or told["cross-origin-opener-policy"] == "same-origin"
            assert told["x-content-type-options"] == "nosniff"
            assert told["referrer-policy"] == "no-referrer"
            assert told["cross-origin-resource-policy"] == "same-origin"
            assert "server" not in told


def test_the_policy_trusts_nobody_else() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in headers.POLICY.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert not {"unsafe-inline", "unsafe-eval", "http:", "https:", "*"} & set(
        headers.POLICY.replace("'", "").split()
    )


def test_an_answer_of_a_door_may_do_nothing_when_it_is_shown_as_a_page() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in headers.DATA_POLICY.split(";"))
    assert set(rules) == {"default-src", "base-uri", "form-action", "frame-ancestors"}
    assert set(rules.values()) == {"'none'"}


def test_only_the_brain_may_compile() -> None:
    def policy(path: str) -> str:
        return dict(headers.headers_for(path, https=False))[b"content-security-policy"].decode()

    assert "wasm-unsafe-eval" in policy("/built/brain.worker.0123456789ab.js")
    for path in (
        "/",
        "/built/main.0123456789ab.js",
        "/built/stretch.worker.0123456789ab.js",
        "/brain.worker.x",
    ):
        assert "wasm-unsafe-eval" not in policy(path)


def test_the_service_worker_may_fetch_from_here_and_nothing_else() -> None:
    told = {name.decode(): value.decode() for name, value in headers.headers_for("/sw.js", https=False)}
    rules = dict(rule.strip().split(" ", 1) for rule in told["content-security-policy"].split(";"))
    assert {name for name, value in rules.items() if value != "'none'"} == {
        "connect-src",
        "require-trusted-types-for",
    }
    assert rules["connect-src"] == "'self'"
    assert told["service-worker-allowed"] == "/"
    assert b"service-worker-allowed" not in dict(headers.headers_for("/", https=False))


def test_the_neutral_page_runs_nothing_and_leads_nowhere() -> None:
    text = Path("web/kitchen.html").read_text()
    assert not [word for word in ("<script", "<a ", "nearer", "Nearer") if word in text]
    assert dict(headers.headers_for("/kitchen", https=False))[b"referrer-policy"] == b"no-referrer"


def test_https_stays_https() -> None:
    assert b"strict-transport-security" in dict(headers.headers_for("/", https=True))
    assert b"strict-transport-security" not in dict(headers.headers_for("/", https=False))


def test_nothing_built_is_served_by_accident(origin: str) -> None:
    with browser(origin) as nobody:
        for path in (
            "/built/",
            "/built/../settings.py",
            "/built/%2e%2e/settings.py",
            "/static/x",
            "/.git/config",
        ):
            assert nobody.get(path).status_code == 404


def test_where_there_is_nothing_people_read_a_page_and_programs_json(origin: str) -> None:
    with browser(origin) as nobody:
        page = nobody.get("/nothing", headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
        for path in ("/nothing", "/api/nothing", "/api/v1/nothing"):
            answer = nobody.get(path)
            assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_it_is_well(origin: str) -> None:
    with browser(origin) as nobody:
        assert nobody.get("/healthz").json() == {"well": True}


def described(origin: str) -> Any:
    """Read the description."""
    with browser(origin) as nobody:
        return nobody.get("/api/v1/openapi.json").json()


def test_every_way_in_is_described(origin: str) -> None:
    from nearer.server.site.ways import all_doors  # noqa: PLC0415 - Django must be set up first

    found = described(origin)
    named = {
        (method.upper(), path.removeprefix("/api/v1"))
        for path, operations in found["paths"].items()
        for method in operations
    }
    beside = {("GET", "/live"), ("GET", "/healthz")}
    assert named == beside | {(door.method, door.path) for door in all_doors()}
    operations = [operation for each in found["paths"].values() for operation in each.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["summary"].endswith(".") for operation in operations)
    assert "$defs" not in json.dumps(found)


def test_what_is_no_door_answers_as_described(origin: str, ada: Visitor) -> None:
    live, health = (described(origin)["paths"][path]["get"] for path in ("/live", "/healthz"))
    with browser(origin, ada) as hers, hers.stream("GET", "/live") as answer:
        assert answer.headers["content-type"] in live["responses"]["200"]["content"]
    with browser(origin) as nobody:
        assert nobody.get("/live").status_code == 401
        assert nobody.get("/healthz").json().keys() == set(
            health["responses"]["200"]["content"]["application/json"]["schema"]["required"]
        )


def test_the_page_for_people_shows_every_door_and_runs_nothing(origin: str) -> None:
    with browser(origin) as nobody:
        text = nobody.get("/api/").text
    for path in described(origin)["paths"]:
        assert path in text
    assert "<script" not in text
    assert "style=" not in text


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /api/v1/me\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n{}",
        b"POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET /%ff%fe%00 HTTP/1.1\r\nHost: \xff\r\nCookie: \xff=\xfe\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
        b"BREW /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_noise_is_answered_or_hung_up_on(origin: str, raw: bytes) -> None:
    """No 5xx, and the next visitor is served."""
    import socket  # noqa: PLC0415 - for this one test

    url = httpx.URL(origin)
    with socket.create_connection((url.host, url.port), timeout=3) as line:
        line.sendall(raw)
        line.settimeout(1)
        try:
            first = line.recv(64)
        except TimeoutError:
            first = b""
    assert first == b"" or first.split()[1].startswith(b"4") or first.split()[1] == b"200"
    with browser(origin) as nobody:
        assert nobody.get("/healthz").status_code == 200


def test_a_body_that_fits_nowhere_is_refused_before_it_has_come(origin: str, ada: Visitor) -> None:
    with browser(origin, ada) as hers:
        answer = hers.post(
            "/api/v1/me/records", content=b"x" * 300_000, headers={"Content-Type": "application/json"}
        )
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
