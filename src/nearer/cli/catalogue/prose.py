# SPDX-License-Identifier: AGPL-3.0-or-later
"""Longer texts: paragraphs with an empty line between them, and whether they are easy to read."""

import re
from collections.abc import Iterator
from typing import Any

from nearer.cli.catalogue import wording
from nearer.cli.catalogue.files import Complaint, Placed, line_of

LONGEST_SENTENCE = 28  # words
USUAL_SENTENCE = 16  # words, on the average of a text
LONGEST_WORD = 13  # letters
SENTENCE = re.compile(r"\S.*?(?:[.?]['\"]?(?=\s|$)|(?=\n\s*\n)|$)", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
YOU = re.compile(r"\byou(r|rs|rself|rselves)?\b", re.IGNORECASE)
ENDINGS = (".", "?", ".'", "?'", '."', '?"')


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def words(text: str) -> int:
    """Count the words of a text."""
    return len(WORD.findall(text))


def of_prose(placed: Placed[Any], field: str) -> Iterator[Complaint]:
    """Complain of a text of several paragraphs that leaves the rules, or is hard to read."""
    text = getattr(placed.item, field)
    sentences = list(SENTENCE.finditer(text))
    for found in sentences:
        line = _line(placed, field, found.start())
        for reason in _of_sentence(" ".join(found[0].split())):
            yield Complaint(placed.path, line, reason)
    if words(text) > USUAL_SENTENCE * len(sentences):
        yield placed.complaint(field, f"Its sentences have more than {USUAL_SENTENCE} words on average.")
    if text and not YOU.search(text):
        yield placed.complaint(field, "It speaks to nobody: there is no 'you'.")


def of_sentences(placed: Placed[Any], field: str, text: str) -> Iterator[Complaint]:
    """Complain of a short text, written on one line, that leaves the rules or is hard to read."""
    for found in SENTENCE.finditer(text):
        for reason in _of_sentence(found[0]):
            yield placed.complaint_of(text, field, reason)


def hard(text: str) -> Iterator[str]:
    """Say what makes a text hard to read: long sentences, long words."""
    for found in SENTENCE.finditer(text):
        yield from _hard(found[0])


def _of_sentence(sentence: str) -> Iterator[str]:
    yield from wording.strict_faults(sentence)
    if not sentence.endswith(ENDINGS):
        yield "A sentence ends with a full stop or a question mark."
    yield from _hard(sentence)


def _hard(sentence: str) -> Iterator[str]:
    if words(sentence) > LONGEST_SENTENCE:
        yield f"This sentence has {words(sentence)} words. Two would be easier to read."
    for word in WORD.findall(sentence):
        if len(word) > LONGEST_WORD:
            yield f"'{word}' is a long word; there is a plainer one."


def _line(placed: Placed[Any], field: str, at: int) -> int:
    """Return the line of a place in a field's text, as it stands in the file."""
    whole = placed.path.read_text(encoding="utf-8")
    start = whole.find(getattr(placed.item, field))
    return whole[: start + at].count("\n") + 1 if start >= 0 else line_of(placed.path, placed.line, field)
