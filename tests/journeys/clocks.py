# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another time, for a server and for the phones that use it."""

from datetime import datetime, time, timedelta

from tests.journeys.visitor import Visitor
from tests.live import Server

# Python reads a module of this name before anything else; the server knows nothing of it.
MODULE = "sitecustomize.py"
MOVED = """\
import datetime
import time_machine
time_machine.travel(datetime.datetime.fromisoformat({moment!r}), tick=True).start()
"""


def let_it_be(moment: datetime, house: Server, *visitors: Visitor) -> None:
    """Let it be this moment (with its time zone) for the server, and for visitors who look at Today."""
    clock = house.folder / "clock"
    clock.mkdir(exist_ok=True)
    (clock / MODULE).write_text(MOVED.format(moment=moment.isoformat()))
    house.stop()
    house.more["PYTHONPATH"] = str(clock)
    house.start()
    for visitor in visitors:
        visitor.at(moment)
        visitor.comes_to_rest()


def tonight(days: int = 0, *, hour: int = 21) -> datetime:
    """Give an hour of an evening some days from now, by the clock of this machine."""
    return datetime.combine(datetime.now().astimezone().date(), time(hour)).astimezone() + timedelta(
        days=days
    )
