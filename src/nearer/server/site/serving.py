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


def new_server() -> Server:
    """Return a server that is not started yet; `run(sockets=[...])` runs it until it is told to stop.

    It writes no access log: who came when, and from where, is written nowhere.
    """
    config = uvicorn.Config(
        "nearer.server.site.asgi:application",
        log_config=None,  # the settings have set it up already
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        timeout_keep_alive=60,
        timeout_graceful_shutdown=GRACE,
    )
    return Server(config)
