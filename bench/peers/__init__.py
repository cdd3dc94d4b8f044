# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom we measure ourselves against, each written as its own makers would have us write it.

A peer never shares our environment or our code; what it needs is fetched into a folder that can be thrown
away. When a peer cannot be had, the bench says so in one line and goes on without it.
"""


class NotToBeHad(RuntimeError):  # noqa: N818 - it is an answer
    """Something to measure could not be had here; the argument says why in one line."""
