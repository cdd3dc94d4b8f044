# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the room above does when somebody goes. It registers here; this room knows no records."""

from collections.abc import Callable
from dataclasses import dataclass

from nearer.sealed.shape import Head


@dataclass(frozen=True, slots=True)
class Feed:
    """Three things, called within the action of leaving or telling; they touch nothing but the database.

    `insist_follows(head)` raises Refusal 409 `moved` unless the leave head continues its author's shared
    chain, and `taken` where its id is in use: what is told on a later day must surely fit into the feed
    then. `destroy_held(bond, author)` deletes what the author holds back there. `append(head, signature)`
    puts the leave head into the bond's feed; it was checked when it came, and its author has written nothing
    since.
    """

    insist_follows: Callable[[Head], None]
    destroy_held: Callable[[str, str], None]
    append: Callable[[Head, bytes], None]


_without_records = Feed(
    insist_follows=lambda _head: None,
    destroy_held=lambda _bond, _author: None,
    append=lambda _head, _signature: None,
)
_registered: list[Feed] = [_without_records]


def register(feed: Feed) -> None:
    """Say what is to be done. The room that keeps the records calls it when Django starts."""
    _registered[0] = feed


def current() -> Feed:
    """Return what is registered."""
    return _registered[0]
