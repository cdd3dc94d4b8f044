# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often somebody may try a key, so that guessing is hopeless and a stranger can lock nobody out for long.

Three allowances stand before every try at a handle's key, whether or not the handle exists:

1. one network: 60 tries an hour, whatever the handles;
2. one handle from one network: 20 an hour;
3. one handle from all networks it has never been signed in from, together: 30 an hour.

A stranger with a thousand addresses empties only the third, and with it nobody's own: from where a person has
signed in within a year they are counted by the first two alone. On a new device, while such an attack goes
on, a place becomes free every two minutes. Devices that are signed in notice nothing. What remains: somebody
in the same house can use up that house's 20, and then another network (a phone's) or an hour helps.
"""

import datetime as dt
import hashlib
import hmac
import ipaddress

from django.conf import settings

from nearer.server.floor import allowances
from nearer.server.people.models import KnownPlace

HOUR = 3600
KNOWN_DAYS = 365


def network_of(address: str) -> str:
    """Return what counts as one place: an IPv4 address, or the first 64 bits of an IPv6 one.

    Unknown: empty.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def place_id(*, handle: str, address: str) -> str:
    """Return the keyed hash under which a person's place is known."""
    words = f"place\n{handle}\n{network_of(address)}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()


def spend_try(*, act: str, handle: str, address: str, today: dt.date) -> None:
    """Count one try of `act` at this handle from this address.

    Raises Refusal 429 when it was one too many.
    """
    network = network_of(address)
    allowances.spend(f"{act}\n{network}", burst=60, per=HOUR)
    allowances.spend(f"{act}\n{handle}\n{network}", burst=20, per=HOUR)
    known_since = today - dt.timedelta(days=KNOWN_DAYS)
    place = place_id(handle=handle, address=address)
    if not KnownPlace.objects.filter(id=place, last_day__gte=known_since).exists():
        allowances.spend(f"{act}\n{handle}\nelsewhere", burst=30, per=HOUR)


def spend_confirmation(*, person: str) -> None:
    """Count one try at the passphrase by somebody who holds a signed-in device. Raises Refusal 429."""
    allowances.spend(f"confirm\n{person}", burst=10, per=HOUR)


def spend_joining(*, address: str) -> None:
    """Count one try at making an account from this network. Raises Refusal 429."""
    allowances.spend(f"join\n{network_of(address)}", burst=20, per=HOUR)
