# SPDX-License-Identifier: AGPL-3.0-or-later
"""What questions and practices have in common: for whom they are, how deep they go, what they touch on."""

from nearer.core.border import Malformed, elements, number

BONDS = ("partner", "friend", "family")
DEPTHS = (1, 2, 3, 4, 5)
# In the order in which they are shown. A person can put any of them off limits, for everything.
TOPICS = (
    "childhood",
    "family",
    "earlier-loves",
    "children",
    "money",
    "work",
    "health",
    "body",
    "loss",
    "faith",
    "conflict",
    "future",
    "friends",
    "home",
)


def read_depth(entry: dict[str, object], id_: str) -> int:
    """Return how deep an entry of the catalogue goes, from 1 to 5."""
    depth = number(entry, "depth")
    if depth not in DEPTHS:
        raise Malformed("The depth of " + id_ + " is not from 1 to 5.")
    return depth


def read_bonds(entry: dict[str, object]) -> tuple[str, ...]:
    """Return the kinds of bond that an entry of the catalogue is for."""
    bonds = elements(entry.get("bonds"), "'bonds'")
    return tuple([bond for bond in BONDS if bond in bonds])


def read_topics(entry: dict[str, object], id_: str) -> tuple[str, ...]:
    """Return the topics of an entry of the catalogue; where it names none, it has none."""
    named = elements(entry.get("topics", []), "'topics'")
    topics = tuple([topic for topic in TOPICS if topic in named])
    if len(topics) != len(named):
        raise Malformed("A topic of " + id_ + " is none that a person could put off limits.")
    return topics
