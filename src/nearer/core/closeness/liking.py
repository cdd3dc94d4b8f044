# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a practice felt afterwards: nicer, the same or worse. Fast to learn, and what choosing goes by first.

A Dirichlet model in two steps (docs/model/, equation 11): what is said of a family is drawn towards what
people in general say, what is said of a practice towards its family.
"""

from nearer.core.closeness import priors

FELT = ("nicer", "same", "worse")


class Liking:
    """What is believed of one practice: the expected shares of the three answers, worth so many answers."""

    __slots__ = ("nicer", "same", "worse", "worth")

    def __init__(self, nicer: float, same: float, worse: float, worth: float) -> None:
        self.nicer = nicer
        self.same = same
        self.worse = worse
        self.worth = worth

    def mean(self) -> float:
        """Return the expected answer, where nicer counts 1, the same 0 and worse -1."""
        return self.nicer - self.worse

    def var(self) -> float:
        """Return the variance of that expectation."""
        return (self.nicer + self.worse - self.mean() ** 2) / (self.worth + 1.0)


PEOPLE = Liking(priors.LIKED_NICER, priors.LIKED_SAME, priors.LIKED_WORSE, priors.FAMILY_WORTH)


def likings(families: dict[str, str], answers: list[tuple[str, str]]) -> dict[str, Liking]:
    """Return what is believed of every practice.

    `families` names the family of each practice by id; `answers` are (practice, felt), in any order. Answers
    about a practice that is not among these count for nothing.
    """
    of_family: dict[str, list[str]] = {}
    of_item: dict[str, list[str]] = {}
    for item, felt in answers:
        if item in families:
            of_family.setdefault(families[item], []).append(felt)
            of_item.setdefault(item, []).append(felt)
    known = {family: _updated(PEOPLE, of_family.get(family, [])) for family in families.values()}
    return {item: _of_item(known[family], of_item.get(item, [])) for item, family in families.items()}


def _of_item(family: Liking, answers: list[str]) -> Liking:
    """Return what is believed of a practice of a family, whose mean is worth a few answers only."""
    return _updated(Liking(family.nicer, family.same, family.worse, priors.ITEM_WORTH), answers)


def _updated(prior: Liking, answers: list[str]) -> Liking:
    worth = prior.worth + len(answers)
    nicer, same, worse = [answers.count(felt) for felt in FELT]
    return Liking(
        (prior.worth * prior.nicer + nicer) / worth,
        (prior.worth * prior.same + same) / worth,
        (prior.worth * prior.worse + worse) / worth,
        worth,
    )
