# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/catalogue.md, for people who read along: what is practised, how surely it helps, whom one can call."""

from collections.abc import Iterator, Sequence

from nearer.cli.catalogue.content import Content
from nearer.cli.catalogue.shapes import Country, Practice

PLACES = {
    "together": "in one place",
    "apart": "apart",
    "either": "in one place or by phone",
    "alone": "for one alone",
}
TOUCHES = ("no touch", "hands and shoulders", "a hug", "close")
HEAD = """# What is in the catalogue

Made by `nearer catalogue page docs/catalogue.md`; write it again when a practice or a line of help changes.

## Practices

A: several trials. B: one trial, or diary studies that agree. C: weaker evidence. D: advice that, as far as we
know, nobody has tested.
"""

UNCHECKED = "A number that no person has checked at its own site may be wrong; the app says so beside it."


def page(content: Content) -> str:
    """Return the page in Markdown; the same content gives the same bytes."""
    practices = sorted((placed.item for placed in content.practices.items), key=lambda p: p.title)
    countries = sorted((placed.item for placed in content.help.countries.items), key=lambda c: c.country)
    lines = [HEAD]
    for practice in practices:
        lines += _practice(practice)
    lines += [
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
    sources = "".join(f" [{number}]({source.url})" for number, source in enumerate(practice.sources, 1))
    yield f"**{practice.grade}.** {practice.evidence}{sources}"
    yield ""


def _country(country: Country) -> str:
    lines = [f"{number.number} (emergency)" for number in country.emergency]
    lines += [f"{line.number} ({line.for_})" for line in country.lines]
    checked = sum(bool(number.verified_on) for number in country.emergency)
    checked += sum(bool(line.verified_on) for line in country.lines)
    return f"| {country.country} | {', '.join(lines)} | {checked} of {len(lines)} |"


def _listed(names: Sequence[str]) -> str:
    """Return the kinds of bond as one writes them: 'partner, friend and family'."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
