# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rate limits that survive a restart, in a table that names nobody."""

import hashlib
import hmac
import math
import time

from django.conf import settings

from nearer.server.floor.models import Allowance
from nearer.server.floor.refusals import Refusal
from nearer.server.floor.statements import Statement
from nearer.server.floor.transactions import one_transaction

_KEPT = Statement('SELECT "left", at FROM floor_allowance WHERE key = %s')
_BEGIN = Statement('INSERT INTO floor_allowance (key, "left", at) VALUES (%s, %s, %s)')
_SET = Statement('UPDATE floor_allowance SET "left" = %s, at = %s WHERE key = %s')


def spend(key: str, *, burst: int, per: float) -> None:
    """Take one token from the bucket `key`, which holds `burst` tokens and refills wholly in `per` seconds.

    Raises Refusal 429 with `retry_after` (seconds) when it is empty. Call it before the action it protects:
    it is its own transaction, so that a refused action still costs a token.
    """
    if settings.NEARER_ALLOWANCES:
        _refuse_early(_take(key=_hashed(key), burst=burst, per=per, now=time.time()))


def spend_within(key: str, *, burst: int, per: float) -> None:
    """Do the same within an action that is alone with this key, so that only what is done costs a token."""
    if settings.NEARER_ALLOWANCES:
        _refuse_early(_taken(key=_hashed(key), burst=burst, per=per, now=time.time()))


def _refuse_early(wait: float) -> None:
    if wait > 0:
        say = f"That was a lot at once. Please wait {_minutes(wait)} and try again."
        raise Refusal(429, "slow-down", say, retry_after=math.ceil(wait))


def _minutes(seconds: float) -> str:
    minutes = math.ceil(seconds / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _hashed(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"allowance\n" + key.encode(), hashlib.sha256).hexdigest()


@one_transaction
def _take(*, key: str, burst: int, per: float, now: float) -> float:
    """Return 0 and take a token, or return the seconds until there is one."""
    Allowance.objects.get_or_create(key=key, defaults={"left": burst, "at": now})
    list(Allowance.objects.select_for_update().filter(key=key).values_list("key"))
    return _taken(key=key, burst=burst, per=per, now=now)


def _taken(*, key: str, burst: int, per: float, now: float) -> float:
    kept: tuple[float, float] | None = _KEPT.row(key)
    if kept is None:
        _BEGIN.run(key, burst - 1.0, now)
        return 0.0
    # A clock that was ahead and is right again must not lock anybody out until it gets there once more.
    left = min(float(burst), kept[0] + (now - min(kept[1], now)) * burst / per)
    if left < 1:
        _SET.run(left, now, key)
        return (1 - left) * per / burst
    _SET.run(left - 1, now, key)
    return 0.0


@one_transaction
def forget_full(*, before: float) -> int:
    """Delete buckets untouched since `before` (seconds since 1970), full by now; return how many."""
    return Allowance.objects.filter(at__lt=before).delete()[0]
