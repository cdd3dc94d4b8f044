# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rate limits that survive a restart, in a table that names nobody."""

import hashlib
import hmac
import math
import time

from django.conf import settings

from nearer.server.floor.models import Allowance
from nearer.server.floor.refusals import Refusal
from nearer.server.floor.transactions import one_transaction


def spend(key: str, *, burst: int, per: float) -> None:
    """Take one token from the bucket `key`, which holds `burst` tokens and refills wholly in `per` seconds.

    Raises Refusal 429 with `retry_after` (seconds) when it is empty. Call it before the action it protects:
    it is its own transaction, so that a refused action still costs a token.
    """
    if settings.NEARER_ALLOWANCES:
        wait = _take(key=_hashed(key), burst=burst, per=per, now=time.time())
        if wait > 0:
            say = f"That was a lot of tries. Please wait {_minutes(wait)} and try again."
            raise Refusal(429, "slow-down", say, retry_after=math.ceil(wait))


def _minutes(seconds: float) -> str:
    minutes = math.ceil(seconds / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def _hashed(key: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"allowance\n" + key.encode(), hashlib.sha256).hexdigest()


@one_transaction
def _take(*, key: str, burst: int, per: float, now: float) -> float:
    """Return 0 and take a token, or return the seconds until there is one."""
    bucket, new = Allowance.objects.select_for_update().get_or_create(
        key=key, defaults={"left": burst - 1.0, "at": now}
    )
    if new:
        return 0.0
    since = min(bucket.at, now)
    left = min(float(burst), bucket.left + (now - since) * burst / per)
    if left < 1:
        # A clock that was ahead and is right again must not lock anybody out until it gets there once more.
        Allowance.objects.filter(key=key, at__gt=now).update(at=now)
        return (1 - left) * per / burst
    Allowance.objects.filter(key=key).update(left=left - 1, at=now)
    return 0.0


@one_transaction
def forget_full(*, before: float) -> int:
    """Delete buckets untouched since `before` (seconds since 1970), full by now; return how many."""
    return Allowance.objects.filter(at__lt=before).delete()[0]
