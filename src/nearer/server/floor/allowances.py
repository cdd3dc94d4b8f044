# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rate limits that survive a restart, in a table that names nobody and tells no moment.

Time goes in steps here: a bucket refills step by step, and of the last time only its step is kept.
"""

import hashlib
import hmac
import math
import threading
import time
from dataclasses import dataclass

from django.conf import settings

from nearer.server.floor.models import Allowance
from nearer.server.floor.refusals import Refusal
from nearer.server.floor.statements import Statement
from nearer.server.floor.transactions import one_transaction

_KEPT = Statement('SELECT "left", at FROM floor_allowance WHERE key = %s')
_BEGIN = Statement('INSERT INTO floor_allowance (key, "left", at) VALUES (%s, %s, %s)')
_SET = Statement('UPDATE floor_allowance SET "left" = %s, at = %s WHERE key = %s')


HOUR, DAY = 3600, 86_400  # seconds


def spend(key: str, *, burst: int, per: float) -> None:
    """Take one token from the bucket `key`, which holds `burst` and gets one in each `per / burst` seconds.

    Raises Refusal 429 with `retry_after` (seconds) when it is empty. Call it before the action it protects:
    it is its own transaction, so that a refused action still costs a token.
    """
    if settings.NEARER_ALLOWANCES:
        _refuse_early(_take(bucket=_Bucket(_hashed(key), burst, step=per / burst, gains=1), now=time.time()))


def spend_today(key: str, *, burst: int) -> None:
    """Take one of `burst` tokens for a day (UTC). Raises Refusal as above.

    Call it within an action that is alone with this key: only what is done costs a token. Of what somebody
    sends nobody shall find more than the day, as in its signed head.
    """
    if settings.NEARER_ALLOWANCES:
        _refuse_early(_taken(_Bucket(_hashed(key), burst, step=DAY, gains=burst), now=time.time()))


def spend_in_memory(key: str, *, burst: int, per: float) -> None:
    """Take one token as `spend` does, from a bucket that this process alone knows and that nothing keeps.

    For what comes often and must leave no trace. Each worker has its own buckets.
    """
    if settings.NEARER_ALLOWANCES:
        _refuse_early(_in_memory.take(key, burst, burst / per, now=time.monotonic()))


class InMemory:
    """Buckets by key: how much was left in each, and when. Of any number of keys the oldest are forgotten."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, key: str, burst: int, rate: float, *, now: float) -> float:
        """Return 0 and take a token, or return the seconds until there is one; `rate` come in a second."""
        with self._lock:
            left, at = self._left.pop(key, (float(burst), now))
            left = min(float(burst), left + (now - at) * rate)
            if len(self._left) >= self._most:
                self._left.pop(next(iter(self._left)))
            self._left[key] = (left - 1 if left >= 1 else left, now)
        return 0.0 if left >= 1 else (1 - left) / rate


_in_memory = InMemory()


def _refuse_early(wait: float) -> None:
    if wait > 0:
        say = f"That was a lot at once. Please wait {_how_long(wait)} and try again."
        raise Refusal(429, "slow-down", say, retry_after=math.ceil(wait))


def _how_long(seconds: float) -> str:
    if seconds > HOUR:
        return f"{math.ceil(seconds / HOUR)} hours"
    minutes = math.ceil(seconds / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _hashed(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"allowance\n" + key.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class _Bucket:
    """At most `burst` tokens; with each step of so many seconds it `gains` so many."""

    key: str
    burst: int
    step: float
    gains: int

    def at(self, now: float) -> float:
        """Return when the step began in which it is `now`."""
        return now - now % self.step


@one_transaction
def _take(*, bucket: _Bucket, now: float) -> float:
    """Return 0 and take a token, or return the seconds until there is one."""
    full = {"left": bucket.burst, "at": bucket.at(now)}
    Allowance.objects.get_or_create(key=bucket.key, defaults=full)
    list(Allowance.objects.select_for_update().filter(key=bucket.key).values_list("key"))
    return _taken(bucket, now=now)


def _taken(bucket: _Bucket, *, now: float) -> float:
    key, at = bucket.key, bucket.at(now)
    kept: tuple[float, float] | None = _KEPT.row(key)
    if kept is None:
        _BEGIN.run(key, bucket.burst - 1.0, at)
        return 0.0
    # A clock that was ahead and is right again must not lock anybody out until it gets there once more.
    steps = round((at - min(kept[1], at)) / bucket.step)
    left = min(float(bucket.burst), kept[0] + steps * bucket.gains)
    if left < 1:
        _SET.run(left, at, key)
        return at + bucket.step - now
    _SET.run(left - 1, at, key)
    return 0.0


@one_transaction
def forget_full(*, before: float) -> int:
    """Delete buckets untouched since `before` (seconds since 1970), full by now; return how many."""
    return Allowance.objects.filter(at__lt=before).delete()[0]
