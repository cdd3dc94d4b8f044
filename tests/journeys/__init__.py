# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stories of two people, each in their own browser, against a live server.

A journey does what a thumb would do, by what can be read on the screen. Every one ends with no console error,
no blocked resource and no request to another host; pictures are kept in `pictures/` for looking at.
"""
