# SPDX-License-Identifier: AGPL-3.0-or-later
"""Starting and stopping the server: uvicorn, told what suits us."""

import socket

import uvicorn

from nearer.server.site import live

GRACE = 5  # seconds for requests on their way when the server is told to stop


class Server(uvicorn.Server):
    """Ends waiting pages first: they would otherwise hold a stopping server until its patience is over."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop. Browsers open their pages' connection again by themselves."""
        live.hub().close()
        await super().shutdown(sockets)


def server(*, host: str = "127.0.0.1", port: int = 8000) -> Server:
    """Return a server that is not started yet; `run()` runs it until it is told to stop.

    It writes no access log, and believes a proxy about addresses only if it is on this machine.
    """
    config = uvicorn.Config(
        "nearer.server.site.asgi:application",
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_keep_alive=60,
        timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=16 * 1024,
    )
    return Server(config)
