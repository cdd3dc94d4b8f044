# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evenings that suit both: which weekdays each marks in private, and on which of them a week has both.

The matching is the sealed layer's (protocol, section 12) and travels in the draws of weeks; here is what a
draw carries, and when what came back counts. Whether somebody marked anything changes nothing that is sent.
"""
