# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pacing: how deep it goes for one person, what is off limits for them, and when it eases off by itself.

Everything here is computed from what that person keeps to themselves and from what both can see; nothing
of it may ever reach the other. What lowers acts at once, what raises acts after three to ten random days, and
gentle weeks come up at random for everybody, so that nobody can tell why somebody slowed down.
"""
