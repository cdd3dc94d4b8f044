# SPDX-License-Identifier: AGPL-3.0-or-later
"""Both recipes for Caddy are valid as they stand; by the one for a home all comes through as it was sent."""

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from nearer.client import writing
from nearer.client.device import Device
from tests.live import LOG_N, PATIENCE, Server, Stage, a_server, free_port, pair

REPOSITORY = Path(__file__).parents[2]
RECIPES = REPOSITORY / "docs/hosting/caddy"
UNPACKED = REPOSITORY / ".cache/caddy/usr/bin/caddy"  # by bin/test
HOME, ORIGIN = "nearer.local", "https://nearer.local"
OF_THE_LINE = {"alt-svc", "connection", "date", "server", "transfer-encoding", "content-length"}

found = shutil.which("caddy") or (str(UNPACKED) if UNPACKED.exists() else None)
pytestmark = pytest.mark.skipif(found is None, reason="Caddy is not here; bin/test fetches it on Debian")
CADDY = found or "caddy"


def _surroundings(folder: Path) -> dict[str, str]:
    """Let Caddy keep what it keeps in this folder."""
    return {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


@pytest.mark.parametrize("name", sorted(path.name for path in RECIPES.glob("*.Caddyfile")))
def test_the_recipe_is_valid_as_it_stands(name: str, tmp_path: Path) -> None:
    command = [CADDY, "validate", "--adapter", "caddyfile", "--config", str(RECIPES / name)]
    told = subprocess.run(command, env=_surroundings(tmp_path), capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


class Line(httpx.BaseTransport):
    """Finds the name of the house on this machine, and believes its own authority."""

    def __init__(self, port: int, authority: Path) -> None:
        self._port = port
        self._under = httpx.HTTPTransport(verify=ssl.create_default_context(cafile=authority))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask here what was asked there."""
        here = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1", port=self._port),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": HOME},
        )
        return self._under.handle_request(here)

    def close(self) -> None:
        """Close the line."""
        self._under.close()


class House(Stage):
    """Where the cast meets a server through Caddy."""

    def __init__(self, server: Server, port: int, authority: Path) -> None:
        super().__init__(server)
        self._way = port, authority

    def device(self) -> Device:
        """Give a device that nobody has signed in on."""
        return Device(self.line(), log_n=LOG_N)

    def line(self) -> httpx.Client:
        """Give a line to the house."""
        line = httpx.Client(base_url=ORIGIN, transport=Line(*self._way), timeout=PATIENCE)
        self._lines.append(line)
        return line


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Run Caddy by the recipe for a home, on ports that are free here, before a server."""
    with a_server(tmp_path, NEARER_ORIGIN=ORIGIN) as server:
        port, kept = free_port(), tmp_path / "kept"
        authority = kept / "caddy/pki/authorities/local/root.crt"
        recipe = _on_other_ports(RECIPES / "home.Caddyfile", server, port, authority.parent)
        (tmp_path / "Caddyfile").write_text(recipe)
        command = [CADDY, "run", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")]
        with (tmp_path / "caddy.log").open("wb") as log:
            caddy = subprocess.Popen(command, env=_surroundings(kept), stdout=log, stderr=log)
        try:
            house = _once_it_answers(server, port, authority, tmp_path / "caddy.log")
            yield house
            house.close()
        finally:
            caddy.kill()  # asked to end, it waits for open streams
            caddy.wait(timeout=PATIENCE)


def _on_other_ports(recipe: Path, server: Server, port: int, authority: Path) -> str:
    text = recipe.read_text()
    for there, here in {
        "{\n\tskip_install_trust": "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n"
        f"\thttp_port {free_port()}\n\thttps_port {port}\n\tskip_install_trust",
        "127.0.0.1:8000": f"127.0.0.1:{server.port}",
        "/var/lib/caddy/.local/share/caddy/pki/authorities/local": str(authority),
    }.items():
        assert text.count(there) == 1, there
        text = text.replace(there, here)
    return text


def _once_it_answers(server: Server, port: int, authority: Path, log: Path) -> House:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if authority.exists():
            house = House(server, port, authority)
            try:
                if house.line().get("/healthz").is_success:
                    return house
            except httpx.TransportError:
                pass
            house.close()
        time.sleep(0.05)
    raise AssertionError(log.read_text()[-3000:])


def test_a_page_comes_through_as_it_was_sent(house: House) -> None:
    for coding in ("br", "gzip", "identity"):
        for path in ("/", "/sw.js", "/api/v1/instance"):
            asked = {"Accept-Encoding": coding, "Host": HOME}
            with httpx.Client(base_url=house.server.url) as plain:
                direct, through = (line.get(path, headers=asked) for line in (plain, house.line()))
            assert through.status_code == direct.status_code == 200
            assert through.http_version == "HTTP/1.1"
            assert _said(through) == _said(direct), f"{path}, {coding}"
            assert through.content == direct.content
    assert "content-security-policy" in _said(house.line().get("/"))


def _said(response: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name not in OF_THE_LINE}


def test_two_sign_in_and_what_arrives_is_heard_at_once(house: House) -> None:
    ada, ben = house.sign_up("Ada"), house.sign_up("Ben")
    (cookie,) = ada.device.http.cookies.jar
    assert cookie.name.startswith("__Host-")
    assert cookie.secure
    bond = pair(ada, ben)
    with ada.device.http.stream("GET", "/live") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        lines = response.iter_lines()
        assert next(lines).startswith("retry:"), "and the stream goes on"
        writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": "Ben"})
        assert any(bond.id in line for line in lines)
