# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether two questions ask nearly the same, as far as a machine can tell: by the words that carry them.

Words that any question may hold ("when", "tell", "people") are left out, the rest are brought to one form
("kept" and "keeps" are "keep"). What a synonym hides is left to those who read aloud.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

LETTERS = 0.8  # of the letters in the same order
WORDS = 0.7  # of the words that carry the two, taken together
FEW = 2  # so many of those words at least
PART = 0.5  # of those of the shorter one, where more than a few are shared
RUN = 6  # words in a row

UNLIKE = {
    "ate": "eat", "better": "good", "best": "good", "began": "begin", "begun": "begin", "bought": "buy",
    "broke": "break", "broken": "break", "brought": "bring", "came": "come", "children": "child",
    "chose": "choose", "chosen": "choose", "doing": "do", "does": "do", "done": "do", "eaten": "eat",
    "fell": "fall", "fallen": "fall", "felt": "feel", "forgave": "forgive", "forgiven": "forgive",
    "forgot": "forget", "forgotten": "forget", "found": "find", "friendship": "friend", "gave": "give",
    "given": "give", "goes": "go", "going": "go", "gone": "go", "got": "get", "grew": "grow", "grown":
    "grow", "heard": "hear", "held": "hold", "hid": "hide", "hidden": "hide", "kept": "keep", "knew":
    "know", "known": "know", "learnt": "learn", "left": "leave", "lost": "lose", "meant": "mean", "met":
    "meet", "paid": "pay", "people": "person", "ran": "run", "sang": "sing", "said": "say", "sat":
    "sit", "saw": "see", "seen": "see", "sent": "send", "slept": "sleep", "spent": "spend", "spoke":
    "speak", "spoken": "speak", "stood": "stand", "taken": "take", "taught": "teach", "thought":
    "think", "threw": "throw", "thrown": "throw", "told": "tell", "took": "take", "understood":
    "understand", "went": "go", "woke": "wake", "wore": "wear", "worn": "wear", "worse": "bad", "worst":
    "bad", "wrote": "write", "written": "write",
}  # fmt: skip
ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""))
LEFT_OVER = 3  # letters at least that stay when an ending goes


def _plain(word: str) -> str:
    """Return a word in the form that it has in common with its kin; often that is no word of the language."""
    if word in UNLIKE:
        return _plain(UNLIKE[word])
    for ending, instead in ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= LEFT_OVER:
            stem = word[: -len(ending)] + instead
            doubled = ending in {"ing", "ed"} and stem[-1] == stem[-2] and stem[-1] not in "ls"
            return (stem[:-1] if doubled else stem).removesuffix("e")
    return word.removesuffix("e")


# They say nothing of what a question asks: what any may hold, and what many are about.
LIGHT_WORDS = """
a about after again all alone although always am an and any anybody anyone anything are as ask at away
back be because before body both but by can cannot choose come could day describe did do each either else
even evening ever every everybody everything family feel find first for friend from gets give go good had
half happen hard has have hear her here hers home hour how if in into is it just keep kind know last
lately leave less let like little long look made make many matter may me mean might mind minute moment
money more most much name need never new no nobody none nor not nothing notice now of off often old on
once one only or other our out over own part perhaps person quite rather right say see seldom she should
small so some somebody someone something somewhere still stop such take tell than that the their them then
there these they thing think this those though time to today together too truth try two up use usually
very want was way we week well were what when where whether which while who whole whom whose why will with
without word work would year yes yet you your yours yourself
"""
LIGHT = frozenset(_plain(word) for word in LIGHT_WORDS.split())


class Worded:
    """A question's text, taken apart once for many comparisons."""

    __slots__ = ("carrying", "runs", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text.lower()
        words = re.findall(r"[^\W_]+", re.sub(r"['\u2019](s|re|t|d|m|ll|ve)\b", "", self.text))
        self.words = frozenset(words)
        self.carrying = frozenset(plain for plain in map(_plain, words) if plain not in LIGHT)
        self.runs = frozenset(_runs([_plain(word) for word in words]))


def alike(one: Worded, other: Worded) -> bool:
    """Say whether the two are nearly the same question."""
    shared = len(one.carrying & other.carrying)
    fewer = min(len(one.carrying), len(other.carrying))
    if shared >= FEW and 2 * shared >= WORDS * (len(one.carrying) + len(other.carrying)):
        return True
    if shared > FEW and shared >= PART * fewer:
        return True
    return bool(one.runs & other.runs) or _by_letters(one, other)


def _by_letters(one: Worded, other: Worded) -> bool:
    """Say whether nearly the same letters stand in a row; a quick look first, for there are many pairs."""
    if 2 * len(one.words & other.words) < min(len(one.words), len(other.words)):
        return False
    matcher = difflib.SequenceMatcher(None, one.text, other.text)
    return (
        matcher.real_quick_ratio() > LETTERS and matcher.quick_ratio() > LETTERS and matcher.ratio() > LETTERS
    )


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return every run of words in which at least one carries something."""
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if any(word not in LIGHT for word in run):
            yield run
