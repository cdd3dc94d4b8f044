# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letting a new person in who came by an invitation: what this room answers to the one below."""

from django.utils import timezone

from nearer.server.bonds import actions


def let_in(invitation: str, account: str) -> bool:
    """Say whether this invitation lets this new account in, and mark it as used for that."""
    return actions.let_in(invitation=invitation, account=account, now=timezone.now())
