# SPDX-License-Identifier: AGPL-3.0-or-later
"""Saying no in one sentence that tells a person what to do."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - a refusal is an ordinary answer, not an error of ours
    """An answer with a 4xx (or 503, 507) status.

    `code` is for programs and never changes its meaning; `say` is a sentence for people; `more` are further
    members of the answer, such as where a chain stands now. None of them ever repeats what was sent.
    """

    def __init__(self, status: int, code: str, say: str, **more: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.say = say
        self.more = more


def not_found() -> Refusal:
    """Answer for what is not there and for what is not yours: one and the same, so that nobody can tell."""
    return Refusal(404, "not-found", "There is nothing here, or nothing here for you.")


def signed_out() -> Refusal:
    """Answer to someone who is not signed in."""
    return Refusal(401, "signed-out", "Please sign in first.")
