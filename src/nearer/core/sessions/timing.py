# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time that a step speaks of, read from its words, so that a page offers it before any other."""

HOUR = 60 * 60
SECONDS = {"second": 1, "seconds": 1, "minute": 60, "minutes": 60, "hour": HOUR, "hours": HOUR}
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
}
# 'Tell it in a minute', 'Stop after ten minutes': that time is of one step, and of none that follows.
ALONE = ("in", "within", "after")
FRACTIONS = ("half", "quarter", "quarters", "of")
# Two hours from here are a way, and a minute on another evening is for then.
NOT_NOW = (["from", "here"], ["from", "where"], ["on", "another"])
# What speaks of the end of a time that was named before it, and of that time once more.
ENDS = ("the bell", "time is over", "on time")
ONCE_MORE = "swap"
# Four seconds in and six seconds out; fewer breaths than these need no circle.
BREATH = 10
FEWEST_BREATHS = 3


def times_at(steps: tuple[str, ...], at: int) -> list[int]:
    """Return the seconds that this step names, or else the last one before it, as long as it may mean them.

    That is until a step speaks of their end. A last step ends it all, unless it speaks of them itself.
    """
    here = _words(steps[at])
    found = _times(here)
    again = ONCE_MORE in here
    if found or (at == len(steps) - 1 and not again and not _ends(here)):
        return sorted(found)
    for step in range(at - 1, -1, -1):
        before = _words(steps[step])
        found = _times(before)
        if found:
            return sorted(found if again else _times(before, lasting=True))
        if _ends(before) and not again:
            return []
    return []


def breath_at(steps: tuple[str, ...], at: int) -> int | None:
    """Return the seconds that counted breaths take: 'seven times', once breathing was spoken of.

    Where a step only says to breathe, the count that was named last before it holds.
    """
    spoken = ["breath" in step.lower() for step in steps[: at + 1]]
    for step in range(at, -1 if spoken[at] else at - 1, -1):
        seconds = _breaths(_words(steps[step])) if any(spoken[: step + 1]) else None
        if seconds is not None:
            return seconds
    return None


def _breaths(words: list[str]) -> int | None:
    for place, word in enumerate(words):
        if word in ("times", "more", "breaths"):
            count = max([NUMBERS.get(before, 0) for before in words[max(0, place - 2) : place]] + [0])
            if count >= FEWEST_BREATHS:
                return count * BREATH
    return None


def _ends(words: list[str]) -> bool:
    said = " " + " ".join(words) + " "
    return any(" " + end + " " in said for end in ENDS)


def _times(words: list[str], *, lasting: bool = False) -> set[int]:
    """Return the seconds that are named; where `lasting`, those only that may be meant for further steps."""
    found = set()
    for place, word in enumerate(words):
        unit = SECONDS.get(word)
        number = None if unit is None else _number(words[:place])
        if unit is None or number is None or (unit == HOUR and number == 1):
            continue  # 'an hour' is most often an hour of the day
        if words[place + 1 : place + 3] in NOT_NOW or (lasting and _is_of_one_step(words[:place])):
            continue
        found.add(int(number * unit))
        # 'ten seconds, or forty'
        if words[place + 1 : place + 2] == ["or"] and words[place + 2 : place + 3]:
            other = NUMBERS.get(words[place + 2], 0)
            if other > 1:
                found.add(other * unit)
    return found


def _is_of_one_step(before: list[str]) -> bool:
    led = [word for word in before if word not in NUMBERS and word not in FRACTIONS]
    return bool(led) and led[-1] in ALONE


def _number(before: list[str]) -> float | None:
    """Return the number that ends here, as in 'ten', 'ten quiet', 'half a' and 'a quarter of an'."""
    if before[-2:] in (["half", "a"], ["half", "an"]):
        return 0.5
    if before[-3:] == ["quarter", "of", "an"]:
        return 0.25
    if before[-3:] == ["quarters", "of", "an"]:
        return 0.75
    if before and before[-1] in NUMBERS:
        return NUMBERS[before[-1]]
    many = NUMBERS.get(before[-2], 0) if len(before) > 1 else 0
    return many if many > 1 else None


def _words(step: str) -> list[str]:
    for mark in ".,:;?'":
        step = step.replace(mark, " ")
    return step.lower().split()
