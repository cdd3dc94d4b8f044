# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody ticked, read back to them: in the words of the scale, without a number and without a verdict.

A change of a score is named where it is reliable, and that is known of no reflection of ours. So between two
times only those single answers are named that moved by two steps or more: nobody knows how far they move by
themselves, and less than that is surely too little to speak of. The same holds between what is and what is
wished for.
"""

from nearer.core.border import members
from nearer.core.measures.change import change
from nearer.core.measures.kept import Round, rounds
from nearer.core.measures.measure import Measure, Score, measure_of
from nearer.core.measures.scoring import Scored, score
from nearer.core.records.state import State

STEPS = 2  # on the scale of an answer; fewer are not spoken of


def reflection_view(state: State, args: dict[str, object]) -> dict[str, object]:
    """Return `ReflectionView` (web/store/mirror.ts) of the reflection whose "measure" is given."""
    measure = measure_of(members(args.get("measure"), "The measure"))
    kept = rounds(state.others, measure.id)
    last = kept[-1] if kept else None
    before = kept[-2] if len(kept) > 1 else None
    return {
        "times": [{"record": one.id, "date": one.date} for one in reversed(kept)],
        "last": None if last is None else _round(measure, last),
        "scores": [] if last is None else _scores(measure, last),
        "gaps": [] if last is None else _gaps(measure, last),
        "moved": [] if last is None or before is None else _moved(measure, before, last),
        "changed": [] if last is None or before is None else _changed(measure, before, last),
    }


def known(measure: Measure, answers: dict[str, float]) -> dict[str, float]:
    """Return the answers that this version of a measure can still take."""
    return {i: answers[i] for i in sorted(answers) if i in measure.items and answers[i] in measure.items[i]}


def _round(measure: Measure, one: Round) -> dict[str, object]:
    places = {item: _place(measure, item, value) for item, value in known(measure, one.answers).items()}
    return {"record": one.id, "date": one.date, "answers": places, "words": one.said}


def _place(measure: Measure, item: str, value: float) -> int:
    """Return which answer of its scale it is, from 0 on."""
    return measure.items[item].index(value)


def _scored(measure: Measure, one: Round) -> dict[str, Scored]:
    return score(measure, known(measure, one.answers))


def _scores(measure: Measure, one: Round) -> list[dict[str, object]]:
    """Return, of each mean of several answers, the answer of the scale that is nearest to it."""
    scored = _scored(measure, one)
    found: list[dict[str, object]] = []
    for wanted in measure.scores:
        value = scored[wanted.id].value
        if wanted.rule == "mean" and len(wanted.items) > 1 and value is not None:
            found.append({"id": wanted.id, "answer": _nearest(measure, wanted, value)})
    return found


def _nearest(measure: Measure, wanted: Score, value: float) -> int:
    """Return the place of the answer that is nearest; of two that are as near, the lower."""
    scale = measure.items[wanted.items[0]]
    distances = [abs(answer - value) for answer in scale]
    return distances.index(min(distances))


def _gaps(measure: Measure, one: Round) -> list[dict[str, object]]:
    """Return where what is and what is wished are furthest apart, the widest first.

    A gap of one item, as a reflection with `each` has one for every item, names that item.
    """
    scored = _scored(measure, one)
    by_id = {wanted.id: wanted for wanted in measure.scores}
    found: list[tuple[float, int, dict[str, object]]] = []
    for place, wanted in enumerate(measure.scores):
        value = scored[wanted.id].value
        if wanted.rule != "difference" or value is None or 0 < abs(value) < STEPS:
            continue
        wish, is_ = [by_id[of].items for of in wanted.of]
        if len(wish) == 1 and len(is_) == 1:
            found.append((-abs(value), place, {"is": is_[0], "wish": wish[0], "even": value == 0}))
    return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]


def _moved(measure: Measure, before: Round, last: Round) -> list[dict[str, object]]:
    old, new = known(measure, before.answers), known(measure, last.answers)
    found: list[dict[str, object]] = []
    for item in [item for item in measure.order if item in old and item in new]:
        was, is_ = _place(measure, item, old[item]), _place(measure, item, new[item])
        if abs(is_ - was) >= STEPS:
            found.append({"item": item, "was": was, "is": is_})
    return found


def _changed(measure: Measure, before: Round, last: Round) -> list[dict[str, object]]:
    """Return the scores that changed by more than they wobble by themselves, where that is known."""
    old, new = _scored(measure, before), _scored(measure, last)
    found: list[dict[str, object]] = []
    for wanted in measure.scores:
        told = change(wanted, old[wanted.id].value, new[wanted.id].value)
        if told is not None and told.reliable:
            found.append({"id": wanted.id, "up": told.difference > 0})
    return found
