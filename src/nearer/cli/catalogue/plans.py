# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plans: one in a file, a few weeks made of practices and questions that are there already.

A plan asks little, goes deeper by single steps, and has less and less in it until it ends: what is left
then is the two people's own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nearer.cli.catalogue import files, prose, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.practices import FEAR, SLUG, STOP
from nearer.cli.catalogue.shapes import Bonds, Covers, Practice, Question, Sentence, Stage

FIRST_DEPTH = 2  # the first week goes no deeper
MOST_AT_FIRST = 3  # things in the first week
MOST_AT_LAST = 1
LONGEST = 160  # words, of the opening as of the end

Known = tuple[dict[str, Practice], dict[str, Question]]


class Week(msgspec.Struct, forbid_unknown_fields=True):
    """One week, under [[weeks]] of a plan. A week in which nothing is named is a rest."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    text: Annotated[str, Meta(min_length=40, max_length=360, description="What this week is for.")]
    practices: Annotated[list[str], Meta(max_length=3, description="Ids of practices.")] = []
    questions: Annotated[list[str], Meta(max_length=3, description="Ids of questions.")] = []
    alone: Annotated[
        list[str], Meta(max_length=2, description="Ids of practices for one who does the plan alone.")
    ] = []


class Plan(msgspec.Struct, forbid_unknown_fields=True):
    """One plan, as it stands in content/plans/<id>.toml."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    summary: Annotated[str, Meta(min_length=20, max_length=140, description="One sentence.")]
    order: Annotated[int, Meta(ge=1, le=99, description="Its place among the plans.")]
    text: Annotated[str, Meta(min_length=200, description="For whom it is, and how it goes about it.")]
    after: Annotated[str, Meta(min_length=80, description="How it ends, and what may stay.")]
    bonds: Bonds
    depth: Annotated[int, Meta(ge=1, le=5, description="How deep it goes, at most.")]
    touch: Annotated[int, Meta(ge=0, le=3, description="As with practices: no more than this.")]
    cautions: Annotated[list[Sentence], Meta(min_length=1)]
    weeks: Annotated[list[Week], Meta(min_length=4, max_length=10)]
    apart: Annotated[bool, Meta(description="Whether all of it can be done from two places.")] = False
    stages: Annotated[list[Stage], Meta(description="When it is for; empty: always.")] = []
    covers: Covers = []


def find(
    content: Path, practices: tuple[Placed[Practice], ...], questions: tuple[Placed[Question], ...]
) -> Found[Plan]:
    """Read every plan under content/plans, with all complaints."""
    found = files.each(content / "plans", Plan)
    complaints = list(found.complaints)
    known = (
        {placed.id: placed.item for placed in practices},
        {placed.item.id: placed.item for placed in questions},
    )
    for placed in found.items:
        complaints += [*_of_words(placed), *_of_sense(placed), *_of_the_arc(placed)]
        complaints += [*_of_items(placed, known), *_of_depth(placed, known)]
    complaints += files.taken(found.items, "title", "order")
    return Found(found.items, tuple(complaints))


def _weeks(placed: Placed[Plan]) -> Iterator[Placed[Week]]:
    for line, week in zip(files.table_lines(placed.path, "weeks"), placed.item.weeks, strict=True):
        yield Placed(placed.path, line, week)


def _of_words(placed: Placed[Plan]) -> Iterator[Complaint]:
    plan = placed.item
    for field in ("text", "after"):
        yield from prose.of_prose(placed, field)
        length = prose.words(getattr(plan, field))
        if length > LONGEST:
            yield placed.complaint(field, f"It has {length} words; {LONGEST} are enough.")
    for text in (plan.summary, *plan.cautions):
        yield from prose.of_sentences(placed, "cautions" if text in plan.cautions else "summary", text)
    for week in _weeks(placed):
        yield from prose.of_sentences(week, "text", week.item.text)
        for text in (week.item.title, week.item.text) if plan.touch == 0 else ():
            for word in wording.touching(text):
                yield week.complaint_of(text, "text", f"'{word}': this plan says that it has no touch.")


def _of_sense(placed: Placed[Plan]) -> Iterator[Complaint]:
    plan = placed.item
    if not SLUG.fullmatch(placed.id):
        yield Complaint(placed.path, 1, "A plan is called by small letters and hyphens.")
    if not any(FEAR.search(caution) for caution in plan.cautions):
        yield placed.complaint("cautions", "What brings two closer says: not where there is fear.")
    if plan.touch > 0 and not any(STOP.search(caution) for caution in plan.cautions):
        yield placed.complaint("touch", "With touch there is a caution: stopping is always fine.")
    yield from files.named_twice(placed, "bonds", "stages", "covers")
    asked = [id_ for week in plan.weeks for id_ in week.questions]
    for id_ in sorted({id_ for id_ in asked if asked.count(id_) > 1}):
        yield placed.complaint("weeks", f"{id_} is asked twice.")


def _of_the_arc(placed: Placed[Plan]) -> Iterator[Complaint]:
    """Complain where a plan begins with too much, or does not ease off by itself."""
    weeks = list(_weeks(placed))
    counts = [len(week.item.practices) + len(week.item.questions) for week in weeks]
    if counts[0] > MOST_AT_FIRST:
        yield weeks[0].complaint("title", f"The first week has at most {MOST_AT_FIRST} things in it.")
    if counts[-1] > MOST_AT_LAST:
        yield weeks[-1].complaint("title", "A plan ends with one thing, or with none.")
    half = len(counts) // 2
    if sum(counts[half:]) >= sum(counts[:half]):
        yield weeks[half].complaint("title", "A plan eases off: its second half holds less than its first.")


def _of_items(placed: Placed[Plan], known: Known) -> Iterator[Complaint]:
    plan = placed.item
    practices, questions = known
    for number, week in enumerate(_weeks(placed)):
        for id_ in week.item.questions:
            if id_ not in questions:
                yield week.complaint("questions", f"There is no question {id_}.")
            elif not set(plan.bonds) <= set(questions[id_].bonds):
                yield week.complaint("questions", f"{id_} is not for every bond of this plan.")
        for id_ in week.item.practices:
            if id_ not in practices:
                yield week.complaint("practices", f"There is no practice {id_}.")
                continue
            for reason in _unfit(plan, practices[id_], first=number == 0):
                yield week.complaint("practices", f"{id_} {reason}.")
        yield from _of_one_alone(week, practices)


def _of_one_alone(week: Placed[Week], practices: dict[str, Practice]) -> Iterator[Complaint]:
    for id_ in week.item.alone:
        if id_ not in practices:
            yield week.complaint("alone", f"There is no practice {id_}.")
        elif not (practices[id_].alone or practices[id_].place == "alone"):
            yield week.complaint("alone", f"{id_} is nothing that one can do alone.")
    if (week.item.practices or week.item.questions) and not week.item.alone:
        yield week.complaint("title", "There is nothing for somebody who does this plan alone.")


def _unfit(plan: Plan, practice: Practice, *, first: bool) -> Iterator[str]:
    if not set(plan.bonds) <= set(practice.bonds):
        yield "is not for every bond of this plan"
    if practice.touch > plan.touch:
        yield "has more touch than the plan says"
    if plan.apart and practice.place == "together" and not practice.apart:
        yield "cannot be done from two places"
    if first and not practice.drawn:
        yield "is nothing to begin with: one has to look for it"


def _of_depth(placed: Placed[Plan], known: Known) -> Iterator[Complaint]:
    """Complain where it goes deeper than it says, or by more than a step at a time."""
    practices, questions = known
    allowed = FIRST_DEPTH
    for week in _weeks(placed):
        depths = [(practices[id_].depth, "practices", id_) for id_ in week.item.practices if id_ in practices]
        depths += [
            (questions[id_].depth, "questions", id_) for id_ in week.item.questions if id_ in questions
        ]
        for depth, field, id_ in depths:
            if depth > placed.item.depth:
                yield week.complaint(field, f"{id_} goes deeper than the plan says.")
            elif depth > allowed:
                yield week.complaint(field, f"{id_} comes too soon: a plan goes deeper by single steps.")
        allowed = max([allowed, *(depth + 1 for depth, _, _ in depths)])
