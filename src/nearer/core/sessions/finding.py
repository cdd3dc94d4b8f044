# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding a practice: all that a person allows and has not set aside, narrowed down by what they ask for."""

from nearer.core.border import elements, flag, members, number, one_of, token_or_none, words
from nearer.core.catalogue.practices import Practice
from nearer.core.pacing.limits import allows, spoilt
from nearer.core.records.own_kinds import Limits
from nearer.core.records.state import Own
from nearer.core.today.views import practice_view

WHERE = ("", "together", "apart", "alone")
TOUCH = ("", "none", "some")


class Wants:
    """What is asked for. `minutes` 0 is any number, an empty text anything; `show` is how many are listed.

    `dice` is the chance that a page brings along: it decides what comes as a surprise, and `shown` names what
    came as one so far, the latest at the end. The steps of practices are a file that the page reads: `steps`
    names, for a word of `words`, those whose steps have it. Both may be absent.
    """

    __slots__ = (
        "dice",
        "family",
        "favourites",
        "minutes",
        "said",
        "show",
        "shown",
        "steps",
        "touch",
        "where",
    )

    def __init__(self, args: dict[str, object]) -> None:
        """Read it from what a page asks; Malformed where it is none."""
        steps = members(args.get("steps", {}), "'steps'")
        self.said = words(args, "words").lower().split()
        self.steps = {word: elements(steps.get(word, []), "'steps'") for word in self.said}
        self.minutes = number(args, "minutes")
        self.where = one_of(args, "where", WHERE)
        self.touch = one_of(args, "touch", TOUCH)
        self.family = words(args, "family")
        self.favourites = flag(args, "favourites")
        self.dice = number(args, "dice")
        self.show = number(args, "show")
        self.shown = elements(args.get("shown", []), "'shown'")


class Shelf:
    """What a person may find: the practices that suit their bond, what they keep to themselves, limits."""

    __slots__ = ("depth", "limits", "own", "practices")

    def __init__(self, practices: list[Practice], own: Own, limits: Limits, depth: int) -> None:
        self.practices = practices
        self.own = own
        self.limits = limits
        self.depth = depth

    def allowed(self) -> list[Practice]:
        """Return what is within the limits and not set aside."""
        return [
            practice
            for practice in self.practices
            if practice.id not in self.own.unwanted and allows(practice, self.limits, self.depth)
        ]


def find_view(shelf: Shelf, args: dict[str, object]) -> dict[str, object]:
    """Return `FindView` (web/store/practising.ts). "one" asks for one practice by its id, and finds any."""
    one = token_or_none(args, "one")
    if one is not None:
        found = [practice for practice in shelf.practices if practice.id == one]
        return {"practices": [_listed(practice, shelf) for practice in found]}
    wants, allowed = Wants(args), shelf.allowed()
    found = _sorted([practice for practice in allowed if _fits(practice, wants, shelf.own)], wants.minutes)
    return {
        "practices": [_listed(practice, shelf) for practice in found[: wants.show]],
        "count": len(found),
        "families": sorted({practice.family for practice in allowed}),
        "touch": any(practice.touch > 0 for practice in allowed),
        "surprise": _surprise(found, wants, shelf.own),
    }


def _sorted(found: list[Practice], minutes: int) -> list[Practice]:
    """Return the shortest first; whoever has so many minutes is given first what is nearest to them."""
    if minutes:
        return sorted(found, key=lambda practice: (-practice.minutes, practice.title))
    return sorted(found, key=lambda practice: (practice.minutes, practice.title))


def _surprise(found: list[Practice], wants: Wants, own: Own) -> str | None:
    """Return one that chance may suggest to this person; what came before comes after the rest."""
    gone = spoilt([(item, felt) for item, _, felt in own.felt])
    drawn = [practice.id for practice in found if practice.drawn and practice.id not in gone]
    others = [id_ for id_ in drawn if id_ not in wants.shown]
    others = others or [id_ for id_ in drawn if id_ != wants.shown[-1]] or drawn
    return others[wants.dice % len(others)] if others else None


def _listed(practice: Practice, shelf: Shelf) -> dict[str, object]:
    view = practice_view(
        practice,
        fits=allows(practice, shelf.limits, shelf.depth),
        unwanted=practice.id in shelf.own.unwanted,
    )
    view["favourite"] = practice.id in shelf.own.favourites
    return view


def _fits(practice: Practice, wants: Wants, own: Own) -> bool:
    if wants.minutes and practice.minutes > wants.minutes:
        return False
    if wants.family and practice.family != wants.family:
        return False
    if wants.touch and (practice.touch > 0) != (wants.touch == "some"):
        return False
    if wants.favourites and practice.id not in own.favourites:
        return False
    return _is_done(practice, wants.where) and _says(practice, wants)


def _is_done(practice: Practice, where: str) -> bool:
    """Say whether it can be done there; two who are apart may have a way of their own, and so may one."""
    if where == "together":
        return practice.place in ("together", "either")
    if where == "apart":
        return practice.apart or practice.place in ("apart", "either")
    if where == "alone":
        return practice.alone or practice.place == "alone"
    return True


def _says(practice: Practice, wants: Wants) -> bool:
    if not wants.said:
        return True  # most often so, and in MicroPython a text for each practice takes a while
    text = (practice.title + " " + practice.summary + " " + practice.needs).lower()
    return all(practice.id in wants.steps[word] or _begins(word, text) for word in wants.said)


def _begins(word: str, text: str) -> bool:
    """Say whether a word of the text begins so."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalpha():
        at = text.find(word, at + 1)
    return at >= 0
