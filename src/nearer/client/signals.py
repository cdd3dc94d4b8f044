# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signals between two people's devices, while both listen. Nobody keeps them (protocol, section 10)."""

import time
from collections.abc import Iterator

import httpx

from nearer.client.bonding import Bond
from nearer.client.device import Offline, b64, unb64
from nearer.client.people import Person
from nearer.sealed import shape, signals


def now() -> int:
    """Return the milliseconds since 1970 by this device's clock."""
    return time.time_ns() // 1_000_000


def send(person: Person, bond: Bond, signal: signals.Signal) -> None:
    """Send a signal to those of the other's devices that listen. Raises Refusal or Unreadable."""
    signer, device = person.signer(bond.invitation), person.device
    sealed = signals.seal(bond.newest.key.identity, signer, signal, device.random)
    device.ask("POST", f"/bonds/{bond.id}/signal", {"signal": b64(sealed)})


def hear(person: Person, bond: Bond) -> Iterator[signals.Signal | None]:
    """Listen, and give what the other says as it comes; None first, once the line is open.

    What is not the other's, or not of now, or was heard before, is passed over. Raises Offline at the end.
    """
    counts: dict[str, int] = {}
    for_ever = httpx.Timeout(None, connect=30)
    try:
        with person.device.http.stream("GET", f"/live?signals={bond.id}", timeout=for_ever) as line:
            for words in line.iter_lines():
                if words.startswith("retry:"):
                    yield None
                elif words.startswith("data:"):
                    signal = _opened(bond, words.removeprefix("data:"), counts)
                    if signal is not None:
                        yield signal
    except httpx.TransportError as error:
        raise Offline from error


def _opened(bond: Bond, letters: str, counts: dict[str, int]) -> signals.Signal | None:
    try:
        signal = signals.open_signal(unb64(letters.strip()), bond.newest.key.identity, bond.theirs.sign)
    except (ValueError, signals.Unreadable, shape.BadSignature):
        return None
    if not signals.is_fresh(signal, counts.get(signal.session), now()):
        return None
    counts[signal.session] = signal.count
    return signal
