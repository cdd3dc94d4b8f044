# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the post does when one of the two goes: what waited goes too, and the other is told on its day."""

from nearer.sealed.shape import Head
from nearer.server.bonds.feed import Feed
from nearer.server.floor.bell import ring
from nearer.server.floor.refusals import Refusal
from nearer.server.post import access, actions
from nearer.server.post.arrivals import Arrival
from nearer.server.post.models import Held, Record


def refuse_as_record(head: Head) -> None:
    """Refuse a head `about leave` among the records: leaving has its own door, with its own care."""
    if head.about.kind == "leave":
        raise Refusal(422, "leave-elsewhere", "Leaving a bond has an address of its own.")


def _insist_follows(head: Head) -> None:
    """Refuse a leave head that would not fit into the feed, or that the other could not verify later."""
    if Record.objects.filter(bond=str(head.bond), id=head.id, author=head.author).exists():
        raise actions.taken()
    actions.insist_follows(head, access.standing(bond=str(head.bond), author=head.author).chain)


def _destroy_held(bond: str, author: str) -> None:
    Held.objects.filter(bond=bond, author=author).delete()


def _append(head: Head, signature: bytes) -> None:
    """Put a leave head at the end of the feed; it was checked when it came."""
    bond = str(head.bond)
    last = access.standing(bond=bond, author=head.author).position
    actions.place(bond=bond, position=last + 1, arrival=Arrival(head, head.text.decode(), signature, None))
    ring(bond)


FEED = Feed(insist_follows=_insist_follows, destroy_held=_destroy_held, append=_append)
