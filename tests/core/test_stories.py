# SPDX-License-Identifier: AGPL-3.0-or-later
"""A hundred stories of two by chance, on both of their devices: however one arrives, it is that story.

As properties/ does under CPython, with chance of the core's own, so that the browser's Python tries them too.
"""

import json

from nearer.core.brain import Brain
from nearer.core.catalogue.chance import Chance
from tests.core import sayings
from tests.core.annotations import Any
from tests.core.evenings import DATE, answer, args, bare, catalogue, drop, edit, passed

STORIES = 100
MOST = 10  # things that happen in a story, after the first two
QUESTIONS = ("q001", "q002")
DAYS = ("2026-11-17", "2026-11-18", "2026-11-19", DATE)
LATER_DAY = "2026-12-30"
CATALOGUE = catalogue(4)


class Dice:
    """Chance, one throw after the other, settled by a number."""

    __slots__ = ("chance", "throws")

    def __init__(self, number: int) -> None:
        self.chance = Chance(f"{number:064x}", 0)
        self.throws = iter(range(1000))

    def below(self, end: int) -> int:
        """Return a number from 0 to below the end, which is small: a throw is one byte of the four drawn."""
        throw = next(self.throws)
        return ((self.chance.at(throw // 4) >> 8 * (throw % 4)) & 255) % end

    def one_of(self, things: Any) -> Any:
        """Return one of them."""
        return things[self.below(len(things))]

    def some_of(self, things: list[Any]) -> list[Any]:
        """Return about every third."""
        return [thing for thing in things if self.below(3) == 0]

    def shuffled(self, things: list[Any]) -> list[Any]:
        """Return the same things in another order."""
        left, drawn = list(things), []
        while left:
            drawn.append(left.pop(self.below(len(left))))
        return drawn


def told(dice: Dice, place: int) -> dict[str, Any]:
    """Tell one thing of those that either may say, as it stands on Ada's device."""
    id_, other = f"r{place}", f"r{dice.below(2)}"
    question, words = dice.one_of(QUESTIONS), f"words {place}"
    said: dict[str, Any] = {"mine": dice.below(2) == 0, "date": dice.one_of(DAYS), "seq": 1 + place}
    kind = dice.below(12)
    if kind < 3:
        whole = answer(id_, question, words, **said)
    elif kind < 7:
        whole = edit(id_, other, words, **said)
    elif kind == 7:
        whole = drop(id_, other, **said)
    elif kind < 10:
        whole = sayings.first(id_, question, words, **said)
    elif kind == 10:
        whole = sayings.respond(id_, other, text=words, **said)
    else:
        whole = sayings.appreciate(id_, words, from_=dice.one_of(DAYS), **said)
    return whole


def story(number: int) -> list[Any]:
    """Tell the story of this number: both answer a question, and then much happens."""
    dice = Dice(number)
    both = [answer(f"r{place}", "q001", f"words {place}", mine=place == 0, seq=1) for place in range(2)]
    return both + [told(dice, place) for place in range(2, 3 + dice.below(MOST))]


def told_to() -> Brain:
    """Return a brain to tell a story to."""
    made = Brain()
    made.load(CATALOGUE)
    return made


def after(made: Brain, records: list[Any]) -> str:
    """Tell a brain these records; return what it then shows of all, to the letter."""
    made.add(json.dumps(records))
    return made.today(args(LATER_DAY, evenings=None, draws=None, show=99))


def on_bens(whole: dict[str, Any]) -> dict[str, Any]:
    """Return a record as it stands on Ben's device."""
    turned = dict(whole)
    turned["mine"] = not whole["mine"]
    return turned


def test_mixed_late_and_twice_it_is_the_same_story() -> None:
    for number in range(STORIES):
        whole, dice = story(number), Dice(STORIES + number)
        whole[2]["id"] = "r1"  # two things of one name, of one author or of both
        mixed = dice.shuffled(whole)
        cut = dice.below(len(mixed) + 1)
        late = told_to()
        after(late, mixed[:cut])
        assert after(late, mixed[cut:] + dice.some_of(mixed)) == after(told_to(), whole), number


def test_whoever_came_after_a_drop_sees_what_the_others_see() -> None:
    for number in range(STORIES):
        whole = story(number)
        dropped = [(one["author"], one["drop"]) for one in whole if "drop" in one]
        heads = [bare(one) if (one["author"], one["id"]) in dropped else one for one in whole]
        assert after(told_to(), heads) == after(told_to(), whole), number


def test_her_passes_do_not_show_on_his_device() -> None:
    """Even if a host slipped them to him, from her own feed or as if she had said them to both."""
    for number in range(STORIES):
        dice = Dice(2 * STORIES + number)
        his = told_to()
        before = after(his, [on_bens(one) for one in story(number)])
        slipped = []
        for place, question in enumerate(QUESTIONS):
            kind, chain = dice.one_of(("pass", "later")), dice.one_of(("own", "shared"))
            slipped.append(on_bens(passed(f"p{place}", question, kind, date=dice.one_of(DAYS))))
            slipped[place]["chain"] = chain
        assert after(his, slipped) == before, number
