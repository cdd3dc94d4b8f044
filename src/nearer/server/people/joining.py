# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom an invitation lets in. Invitations belong to a room above, which says here how to ask it."""

from collections.abc import Callable

from nearer.server.floor.refusals import Refusal

Admission = Callable[[str, str], bool]


def _nobody(invitation: str, account: str) -> bool:  # noqa: ARG001 - the form of every admission
    return False


_ask: list[Admission] = [_nobody]


def admit_by_invitation(ask: Admission) -> None:
    """Register whom to ask: `(invitation id, new account's id) -> may come in`, within the joining action."""
    _ask[0] = ask


def admit(*, invitation: str, account: str) -> None:
    """Mark the invitation as this account's way in.

    Raises Refusal 404, one answer whatever is wrong with it.
    """
    if not _ask[0](invitation, account):
        raise invitation_gone()


def invitation_gone() -> Refusal:
    """Answer alike for an invitation that was used, has run out or never was."""
    say = "This invitation has been used or has run out. Please ask for a new link."
    return Refusal(404, "not-found", say)
