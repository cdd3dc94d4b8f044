# SPDX-License-Identifier: AGPL-3.0-or-later
"""Thousands of paired and signed-in people, brought into an empty database before its server starts.

    python -m bench.crowd PAIRS > cookies.json

They come in through the real doors, but their login keys are hashed only once: 72 ms of a core for each of
them would measure nothing that is asked here. For the same reason nothing waits for the disk.
"""

import json
import subprocess
import sys
from collections.abc import Mapping

from . import inside, join, machine, pairs

SEED = 13


def everybody(count: int) -> list[pairs.Pair]:
    """Make the same pairs in every process."""
    chance = pairs.chances(SEED)
    return [pairs.make_pair(chance, str(place)) for place in range(count)]


def bring_in(settings: Mapping[str, str], count: int) -> list[tuple[str, str]]:
    """Do it in a process of its own; return the cookies of `everybody(count)`, a couple for each pair."""
    command = [sys.executable, "-m", "bench.crowd", str(count)]
    done = subprocess.run(command, cwd=machine.ROOT, env=settings, check=True, stdout=subprocess.PIPE)
    return [(ada, ben) for ada, ben in json.loads(done.stdout)]


def main() -> None:
    """Bring them in and print the cookies of each pair."""
    inside.set_up(synchronous="OFF")
    from nearer.server.people import keys  # noqa: PLC0415 - the settings have to be read first

    once = keys.hash_key("0" * 64)
    keys.hash_key = lambda key: once  # noqa: ARG005 - the form of the real one
    json.dump(join.join_all(inside.exchange, everybody(int(sys.argv[1])), inside.TOKEN), sys.stdout)


if __name__ == "__main__":
    main()
