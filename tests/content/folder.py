# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small content folder, sound in every part, in which a test spoils one line."""

import functools
from pathlib import Path

from click.testing import CliRunner, Result

from nearer.cli import catalogue

QUESTIONS = """
[[question]]
id = "q001"
text = "What did you hear today that you keep thinking of?"
kind = "emotional"
depth = 1
bonds = ["friend"]

# A remark.
[[question]]
id = "q002"
text = "Which road would you like to walk again, and why?"
kind = "experiential"
depth = 2
bonds = ["partner", "family"]
topics = ["home", "future"]
covers = ["R199", "R322"]
"""

PRACTICE = """
title = "Tea by the window"
summary = "You drink a cup of tea together and look out."
minutes = 10
family = "attention"
place = "either"
touch = 0
depth = 1
needs = "Tea."
bonds = ["partner", "friend", "family"]
topics = ["home"]
covers = ["R156"]
steps = [
    "Put the kettle on.",
    "Sit down by the window.",
    "Say what you see.",
]
alone = [
    "Put the kettle on.",
    "Write down what you see.",
]
cautions = [
    "Not where there is fear of the other.",
    "Stop whenever you like.",
]
grade = "B"
evidence = "We made this one up for a test, and nobody has looked at it."

[[sources]]
title = "A book about tea and windows"
url = "https://example.org/tea"
"""

COUNTRY = """
country = "Germany"
code = "DE"
zones = ["Europe/Berlin"]
note = "There is more in the book."

[[emergency]]
number = "112"
source = "another public list"
seen_on = "2026-09-24"
verified_on = "2026-09-24"

[[lines]]
for = "partner violence"
name = "Somebody who answers"
number = "0800 000 00 00"
hours = "Weekdays"
source = "a public list"
seen_on = "2026-09-24"
verified_on = ""

[[lines]]
for = "crisis"
number = "116 000"
source = "a public list"
seen_on = "2026-09-24"
verified_on = "2026-09-25"
"""

ELSEWHERE = """
text = "Call the emergency number, or ask somebody whom you trust."
under_18 = "Call the emergency number, or tell a grown-up you trust."

[[directories]]
name = "A directory"
url = "https://example.org/lines"
source = "a public list"
seen_on = ""
verified_on = "2026-09-25"
"""

FILES = {
    "questions/some.toml": QUESTIONS,
    "practices/tea-by-the-window.toml": PRACTICE,
    "help/de.toml": COUNTRY,
    "help/elsewhere.toml": ELSEWHERE,
}


@functools.cache
def our_content() -> catalogue.Content:
    """Return what ships, read once."""
    return catalogue.read(catalogue.CONTENT)


def written(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write the files into a content folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(*words: str) -> Result:
    """Type `nearer catalogue` and these words."""
    return CliRunner().invoke(catalogue.catalogue, list(words))


def spoilt(folder: Path, file: str, line: str, instead: str) -> tuple[list[str], str]:
    """Change one line of a file; return what lint then says, and the beginning of what it has to say."""
    text = FILES[file]
    assert text.count(line) == 1, "the line to be spoilt has to be there once"
    written(folder)
    (folder / file).write_text(text.replace(line, instead), encoding="utf-8")
    told = run("lint", "--content", str(folder))
    assert told.exit_code == 1, "nothing was said"
    at = text[: text.index(line)].count("\n") + 1
    return told.output.splitlines(), f"{folder / file}:{at}: "
