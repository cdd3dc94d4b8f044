# SPDX-License-Identifier: AGPL-3.0-or-later
"""Practising: finding something to do, and going through it step by step.

Everything here goes by what one person said and by what two people press, on one phone or on two; nothing of
it becomes a record. A device fetches it when somebody first goes to the room Practise.
"""
