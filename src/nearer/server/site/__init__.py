# SPDX-License-Identifier: AGPL-3.0-or-later
"""The house around the rooms: settings, addresses, headers, the shell of the app, and live arrivals.

It decides how the rooms are reached and nothing about what happens in them. It is the only room that knows
all.
"""
