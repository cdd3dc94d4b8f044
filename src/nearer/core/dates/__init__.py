# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, traditions and the fun list: which stand, who put them, and what was kept of them.

When a tradition comes round, in which time zone, is the business of the device's calendar library; here a
rule is a text that fits its first day. Nothing is counted, and nobody is asked to say no.
"""
