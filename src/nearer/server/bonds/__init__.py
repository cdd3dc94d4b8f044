# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bonds: which two people belong together, how they came to, and how either of them goes.

A person may have several, and nothing of one is visible in another: every way in goes through `access`, which
knows only the person's own memberships and answers everything else with the same 404. What makes two people a
bond are two signed cards and a signed statement, all kept as they came; this room checks them and can open
none of what they seal.
"""
