# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signals over a real server: the other hears them as they were said, and nothing of them is left."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

from nearer.client import bonding, signals
from nearer.client.device import Offline, b64
from nearer.sealed.signals import Signal, seal
from tests.live import Actor, Server, Stage, a_server, everything, pair

SESSION = "5e" * 16
SOON = 20.0


class Ear:
    """Somebody who listens from now on."""

    def __init__(self, actor: Actor) -> None:
        self.heard: SimpleQueue[Signal] = SimpleQueue()
        self.open = threading.Event()
        line: Iterator[Signal | None] = signals.hear(actor.person, actor.bond())
        threading.Thread(target=self._listen, args=[line], daemon=True).start()
        assert self.open.wait(SOON)

    def _listen(self, line: Iterator[Signal | None]) -> None:
        with suppress(Offline):  # the server goes before it does
            for signal in line:
                if signal is None:
                    self.open.set()
                else:
                    self.heard.put(signal)


def say(actor: Actor, count: int, **data: object) -> Signal:
    signal = Signal(SESSION, count, data)
    signals.send(actor.person, actor.bond(), signal)
    return signal


def test_each_hears_what_the_other_says(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:  # noqa: ARG001
    hers, his, now = Ear(ada), Ear(ben), signals.now()
    said = say(ada, now, at=1)
    assert his.heard.get(timeout=SOON) == said
    answered = say(ben, now, at=2)
    assert hers.heard.get(timeout=SOON) == answered
    assert hers.heard.empty()


def test_what_is_late_doubled_or_of_another_time_is_passed_over(
    ada: Actor,
    ben: Actor,
    bond: bonding.Bond,  # noqa: ARG001 - it pairs them
) -> None:
    his, now = Ear(ben), signals.now()
    say(ada, now, at=1)
    for count in (now, now - 1, now - 700_000, now + 700_000):
        say(ada, count, at=2)
    last = say(ada, now + 1, at=3)
    assert his.heard.get(timeout=SOON).data == {"at": 1}
    assert his.heard.get(timeout=SOON) == last


def test_nothing_of_it_lies_on_the_server(tmp_path: Path) -> None:
    with a_server(tmp_path) as own:
        _leaves_nothing(own)


def _leaves_nothing(server: Server) -> None:
    stage = Stage(server)
    ada, ben = stage.sign_up("Ada"), stage.sign_up("Ben")
    bond = pair(ada, ben)
    his = Ear(ben)
    sealed: list[bytes] = []
    signer, key = ada.person.signer(bond.invitation), bond.newest.key.identity
    for number in range(5):
        signal = Signal(SESSION, signals.now() + number, {"at": number})
        sealed.append(seal(key, signer, signal, ada.device.random))
        ada.device.ask("POST", f"/bonds/{bond.id}/signal", {"signal": b64(sealed[-1])})
        assert his.heard.get(timeout=SOON) == signal
    for place, kept in everything(server):
        for one in sealed:
            assert one[12:] not in kept, place
            assert b64(one)[:60].encode() not in kept, place
    stage.close()
