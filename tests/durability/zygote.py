# SPDX-License-Identifier: AGPL-3.0-or-later
"""A server that is quick to start again: everything is imported once, and each start is a fork that serves.

    python -m tests.durability.zygote

Every line on its input starts a server and is answered with its process id. What runs in the fork is the
whole of `nearer serve` with its own threads and connections; only the time that Python needs for imports is
saved.
"""

import os
import sys

from django.db import connections

import nearer.server.site.asgi  # noqa: F401 - the import is what takes long
from nearer.cli.serve import serve


def main() -> None:
    """Start a server for each line until the input ends."""
    connections.close_all()
    child = 0
    for _ in sys.stdin:
        if child:
            os.waitpid(child, 0)
        child = os.fork()
        if not child:
            sys.stdout = sys.stderr
            serve.main([], standalone_mode=False)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
