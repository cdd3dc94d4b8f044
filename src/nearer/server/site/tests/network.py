# SPDX-License-Identifier: AGPL-3.0-or-later
"""The server on a port of this machine, in a thread of the test's process, over the test's database."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from nearer.server.site import serving
from tests.cast import Visitor


@contextmanager
def listening() -> Iterator[str]:
    """Start the server, give its origin, and stop it with everything that waits in it."""
    with socket.create_server(("127.0.0.1", 0)) as port:
        server = serving.new_server()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [port]})
        thread.start()
        try:
            until = time.monotonic() + 10
            while not server.started and time.monotonic() < until:
                time.sleep(0.01)
            assert server.started
            yield f"http://127.0.0.1:{port.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def origin(transactional_db: None) -> Iterator[str]:  # noqa: ARG001 - the server's threads have connections of their own
    """Where a running server is reached."""
    with listening() as found:
        yield found


def browser(origin: str, visitor: Visitor | None = None) -> httpx.Client:
    """Return a client with this visitor's cookie."""
    cookies = {name: morsel.value for name, morsel in visitor.http.cookies.items()} if visitor else {}
    return httpx.Client(base_url=origin, cookies=cookies, timeout=10)
