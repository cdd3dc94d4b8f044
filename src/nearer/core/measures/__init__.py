# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures: scoring what somebody ticked, and whether it has changed by more than the usual wobble.

How a measure is scored is data, in a JSON text of the form `nearer/measure/1`. Our own reflections come with
the library; a therapist or a researcher can load an instrument that they have the right to use from a file of
their own, and none of those is in this repository. Nothing here says what a score means, and nothing compares
two people: a measure is one person's own.
"""
