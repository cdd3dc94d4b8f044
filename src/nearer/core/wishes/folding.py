# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records to wishes: a union, whatever order they come in.

What was marked last of a wish counts. Of two messages of one person in one round the one that stands first in
their chain counts, on both devices alike. Two devices of one person may have gone into a round with different
wishes; which of the lists belongs to the message that counts, the sealed layer finds out.
"""

from nearer.core.pacing.limits import is_off
from nearer.core.records.kinds import Content
from nearer.core.records.others import told
from nearer.core.records.own_kinds import Limits
from nearer.core.records.record import Record
from nearer.core.wishes.contents import CHAIN_OF, Blinds, Listed, Table, Wish, read_content


class Wishes:
    """`marked` in the order in which they were; `lists` and `found` by round; messages by (mine, round).

    With a first message goes its record, whose name the sealed layer checks.
    """

    __slots__ = ("blinds", "found", "lists", "marked", "tables")

    def __init__(
        self,
        *,
        marked: list[Wish],
        lists: dict[str, list[tuple[str, ...]]],
        found: dict[str, tuple[str, ...]],
        blinds: dict[tuple[bool, str], tuple[Record, Blinds]],
        tables: dict[tuple[bool, str], Table],
    ) -> None:
        self.marked = marked
        self.lists = lists
        self.found = found
        self.blinds = blinds
        self.tables = tables

    def within(self, limits: Limits) -> list[Wish]:
        """Return what is marked and within these limits."""
        return [one for one in self.marked if one.touch <= limits.touch and not is_off(one.topics, limits)]

    def both(self) -> set[str]:
        """Return what was ever found that both wish for."""
        return {item for items in self.found.values() for item in items}


def fold_wishes(records: list[Record]) -> Wishes:
    """Return what the records, one of each name, say of wishes; whatever is no such record says nothing."""
    said: list[tuple[Record, Content]] = []
    for record, kind, data in told([record for record in records if record.bond is not None], CHAIN_OF):
        content = read_content(kind, data)
        if content is not None:
            said.append((record, content))
    return Wishes(
        marked=_marked([content for _, content in said]),
        lists=_lists([content for _, content in said]),
        found=_found([content for _, content in said]),
        blinds=_first_blinds(said),
        tables=_first_tables(said),
    )


def _marked(said: list[Content]) -> list[Wish]:
    newest: dict[str, Wish] = {}
    order: list[str] = []
    for content in said:
        if isinstance(content, Wish):
            if content.is_ and (content.item not in newest or not newest[content.item].is_):
                order = [item for item in order if item != content.item] + [content.item]
            newest[content.item] = content
    return [newest[item] for item in order if newest[item].is_]


def _lists(said: list[Content]) -> dict[str, list[tuple[str, ...]]]:
    lists: dict[str, list[tuple[str, ...]]] = {}
    for content in said:
        if isinstance(content, Listed) and not content.found:
            known = lists.setdefault(content.round, [])
            if content.items not in known:
                known.append(content.items)
    return lists


def _found(said: list[Content]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for content in said:
        if isinstance(content, Listed) and content.found:
            known = found.get(content.round, ())
            found[content.round] = known + tuple([item for item in content.items if item not in known])
    return found


def _first_blinds(said: list[tuple[Record, Content]]) -> dict[tuple[bool, str], tuple[Record, Blinds]]:
    first: dict[tuple[bool, str], tuple[Record, Blinds]] = {}
    for record, content in said:
        if isinstance(content, Blinds):
            key = (record.mine, content.round)
            if key not in first or record.rank() < first[key][0].rank():
                first[key] = (record, content)
    return first


def _first_tables(said: list[tuple[Record, Content]]) -> dict[tuple[bool, str], Table]:
    first: dict[tuple[bool, str], tuple[Record, Table]] = {}
    for record, content in said:
        if isinstance(content, Table):
            key = (record.mine, content.round)
            if key not in first or record.rank() < first[key][0].rank():
                first[key] = (record, content)
    return {key: first[key][1] for key in first}
