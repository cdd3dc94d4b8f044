# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PostgreSQL of one's own for the length of one command, in a temporary folder.

    python -m tests.postgres pytest ...

runs the command with NEARER_DATABASE set, and leaves nothing behind.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def _program(name: str) -> str:
    """Find a PostgreSQL program; Debian keeps the server's own outside PATH, a folder for each version."""
    newest = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True)
    found = str(newest[0]) if newest else shutil.which(name)
    if found is None:
        sys.exit(f"{name} is not here; install PostgreSQL first (bin/test does it on Debian).")
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str]:
    """Start a cluster that listens on this machine only; yield its URL; stop and remove it.

    Tests need no durability, so nothing is synced to the disk; `durable` turns everything on, for measuring.
    """
    as_its_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="nearer-postgres-") as folder:
        if as_its_user:
            shutil.chown(folder, "postgres")
        data, port = f"{folder}/data", _free_port()
        fast = "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}{fast}"

        def run(name: str, *arguments: str) -> None:
            command = [*as_its_user, _program(name), *arguments]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        run(
            "initdb",
            "-D",
            data,
            "-U",
            "nearer",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--data-checksums",
        )
        run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "nearer", "nearer")
            yield f"postgresql://nearer@127.0.0.1:{port}/nearer"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def main() -> int:
    """Run the command given, with a PostgreSQL behind it, and return its exit status."""
    with temporary_postgres() as url:
        return subprocess.run(
            sys.argv[1:], check=False, env={**os.environ, "NEARER_DATABASE": url}
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
