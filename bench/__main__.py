# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m bench [names]`: measure what we publish and print it."""

from __future__ import annotations

import argparse
import importlib
import sys

from . import machine

NAMES = {
    "answer": "answer and reveal beside oTree and the bound; memory at rest, cold start",
    "live": "thousands of open pages: memory of each, and how soon news arrives",
    "signals": "two phones in step: from a state on the one to the same on the other",
    "history": "five years on a device: Today from its cache, and a device that is new",
    "catalogue": "what the catalogue weighs, and how long the brain takes to find a practice in it",
    "sends": "from 'send' on one phone to the words on the other's open page",
    "storage": "bytes that a record takes, and a pair's year",
    "closeness": "a day's update and a year of the closeness model, and its forecasts beside peers",
    "pages": "what the pages weigh, Today without a network, a stroke to its paint, Lighthouse",
    "records": "records a second with full durability, on SQLite and on PostgreSQL",
}


def main() -> int:
    """Run the benches named, or all of them."""
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        description="Measures every figure that nearer publishes, on this machine, peers side by side.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"{name:<9}{meaning}" for name, meaning in NAMES.items()),
    )
    parser.add_argument("names", nargs="*", metavar="name", help="one or more of those below; all without")
    parser.add_argument(
        "--quick", action="store_true", help="a few hundred requests, to see that it still runs"
    )
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"there is no bench called {', '.join(sorted(unknown))}")
    for what, value in machine.describe():
        print(f"{what:<9}{value}")
    if given.quick:
        print("quick    these figures say that the bench runs, and nothing else")
    print()
    for name in given.names or NAMES:
        importlib.import_module(f"bench.{name}").main(quick=given.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
