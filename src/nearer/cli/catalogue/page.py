# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/catalogue.md, for people who read along: what is practised, how surely it helps, whom one can call."""

from collections.abc import Iterator, Sequence

from nearer.cli.catalogue.content import Content
from nearer.cli.catalogue.lessons import Lesson
from nearer.cli.catalogue.plans import Plan
from nearer.cli.catalogue.reflections import LABEL
from nearer.cli.catalogue.shapes import Country, Practice
from nearer.cli.catalogue.wishes import Deck

PLACES = {
    "together": "in one place",
    "apart": "apart",
    "either": "in one place or by phone",
    "alone": "for one alone",
}
TOUCHES = ("no touch", "hands and shoulders", "a hug", "close")
HEAD = """# What is in the catalogue

Made by `nearer catalogue page docs/catalogue.md`; write it again when the content changes.
The questions have [a page of their own](catalogue-questions.md).

A: several trials. B: one trial, or diary studies that agree. C: weaker evidence. D: advice that, as far as we
know, nobody has tested.

## Practices
"""

UNCHECKED = "A number that no person has checked at its own site may be wrong; the app says so beside it."
WISHES = "Each marks in private; both learn what both have marked, and nothing else (docs/specs/protocol.md)."


def page(content: Content) -> str:
    """Return the page in Markdown; the same content gives the same bytes."""
    practices = sorted((placed.item for placed in content.practices.items), key=lambda p: p.title)
    countries = sorted((placed.item for placed in content.help.countries.items), key=lambda c: c.country)
    lines = [HEAD]
    for practice in practices:
        lines += _practice(practice)
    lines += ["## Lessons", ""]
    lines += [_lesson(placed.item) for placed in sorted(content.lessons.items, key=lambda p: p.item.order)]
    lines += ["", "## Plans", ""]
    lines += [_plan(placed.item) for placed in sorted(content.plans.items, key=lambda p: p.item.order)]
    lines += ["", "## Reflections", "", f"All of them are {LABEL}.", ""]
    reflections = sorted((placed.item for placed in content.reflections.items), key=lambda r: r.order)
    lines += [f"- {reflection.title}: {reflection.summary}" for reflection in reflections]
    lines += ["", "## Wishes", "", WISHES, ""]
    lines += [_deck(placed.item) for placed in sorted(content.wishes.items, key=lambda p: p.item.order)]
    lines += [
        "",
        "## Lines of help",
        "",
        UNCHECKED,
        "",
        "| country | lines | checked by a person |",
        "|---|---|---|",
    ]
    lines += [_country(country) for country in countries]
    return "\n".join(lines) + "\n"


def _practice(practice: Practice) -> Iterator[str]:
    facts = [f"{practice.minutes} minutes", PLACES[practice.place], TOUCHES[practice.touch]]
    facts += ["from two places too"] if practice.apart else []
    facts += ["alone too"] if practice.alone else []
    yield f"### {practice.title}"
    yield f"{practice.summary} ({', '.join(facts)}; for {_listed(practice.bonds)})"
    yield ""
    yield _known(practice)
    yield ""


def _lesson(lesson: Lesson) -> str:
    return f"- {lesson.title}: {lesson.summary} {_known(lesson)}"


def _plan(plan: Plan) -> str:
    facts = [
        f"{len(plan.weeks)} weeks",
        TOUCHES[plan.touch],
        *(["from two places too"] if plan.apart else []),
    ]
    return f"- {plan.title}: {plan.summary} ({', '.join(facts)}, alone too; for {_listed(plan.bonds)})"


def _deck(deck: Deck) -> str:
    return f"- {deck.title}: {deck.summary} ({len(deck.wishes)} wishes; for {_listed(deck.bonds)})"


def _known(item: Practice | Lesson) -> str:
    """Return what is known of it, and where one can read that."""
    sources = "".join(f" [{number}]({source.url})" for number, source in enumerate(item.sources, 1))
    return f"**{item.grade}.** {item.evidence}{sources}"


def _country(country: Country) -> str:
    lines = [f"{number.number} (emergency)" for number in country.emergency]
    lines += [f"{line.number} ({line.for_})" for line in country.lines]
    checked = sum(bool(number.verified_on) for number in country.emergency)
    checked += sum(bool(line.verified_on) for line in country.lines)
    return f"| {country.country} | {', '.join(lines)} | {checked} of {len(lines)} |"


def _listed(names: Sequence[str]) -> str:
    """Return the kinds of bond as one writes them: 'partner, friend and family'."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
