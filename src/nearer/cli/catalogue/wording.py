# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of content/STYLE.md that a machine can check, in every sentence for people."""

import re

# Words of the clinic, the seminar and the sales page.
JARGON = re.compile(
    r"\b(attachment|boundar(y|ies)|codependen\w*|communicat\w+|disclos\w+|dynamics?|healing|intima\w+|journey|"
    r"mindful\w*|narcissis\w*|process(ing)?|relationship|resonat\w*|self-care|should|share|soulmates?|toxic|"
    r"trauma\w*|trigger\w*|validat\w+|vulnerab\w+)\b",
    re.IGNORECASE,
)
PUSHING = re.compile(
    r"\b(just|must|don't forget|remember to|make sure|well done|great job|congratulations)\b", re.IGNORECASE
)
PROMISES = re.compile(
    r"\b(oxytocin|proven|guarantee\w*|cures?|always works|scientific\w*|will feel)\b", re.IGNORECASE
)
ROLES = re.compile(
    r"\b(he|she|him|his|hers?|husband|wife|boyfriend|girlfriend|mother|father|mum|mom|dad)\b", re.IGNORECASE
)
TOUCH = re.compile(
    r"\b(cuddl\w*|embrac\w*|hold(ing)? hands|hugs?|hugg\w+|kiss\w*|massag\w*|naked|sex(ual\w*|y)?|strok\w+|"
    r"touch\w*)\b",
    re.IGNORECASE,
)


def faults(text: str) -> list[str]:
    """Say where a question leaves the rules."""
    said = []
    if text != text.strip() or "  " in text or "\n" in text:
        said.append("There is a space or a line break too many.")
    if any(character in text for character in "\u2014\u2013;"):
        said.append("A dash or semicolon stands where two short sentences would do.")
    return said + [
        f"'{word[0]}' is not a word for this page (content/STYLE.md)." for word in JARGON.finditer(text)
    ]


def strict_faults(text: str) -> list[str]:
    """Say where an instruction or a remark leaves the rules: it may not push, promise or give roles."""
    said = faults(text)
    if "!" in text:
        said.append("There is an exclamation mark.")
    for rule, reason in (
        (PUSHING, "pushes"),
        (PROMISES, "promises too much"),
        (ROLES, "gives somebody a role"),
    ):
        said += [f"'{word[0]}' {reason} (content/STYLE.md)." for word in rule.finditer(text)]
    return said


def touching(text: str) -> list[str]:
    """Return the words about touch in a text."""
    return [word[0] for word in TOUCH.finditer(text)]
