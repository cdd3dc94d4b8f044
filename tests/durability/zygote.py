# SPDX-License-Identifier: AGPL-3.0-or-later
"""A server that is quick to start again: everything is imported once, and each start is a fork that serves.

    python -m tests.durability.zygote PORT

Every line on its input starts a server and is answered with its process id. What runs in the fork is the
whole server with its own threads and connections; only the time that Python needs for imports is saved.
"""

import os
import sys

import uvicorn
from django.db import connections

from nearer.server.site.asgi import application


def _serve(port: int) -> None:
    sys.stdin.close()
    uvicorn.run(application, host="127.0.0.1", port=port, log_level="warning", access_log=False)
    os._exit(0)


def main() -> None:
    """Start a server for each line until the input ends."""
    port = int(sys.argv[1])
    connections.close_all()
    child = 0
    for _ in sys.stdin:
        if child:
            os.waitpid(child, 0)
        child = os.fork()
        if not child:
            _serve(port)
        print(child, flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
