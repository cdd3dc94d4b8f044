# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans: some weeks of practices and questions that ease off by themselves, for two or for one.

A plan for two lies before both of them by one shared record, and going along needs no word. Whoever rests
from it, or has put it away, says so to themselves alone: a no, a pause and a stop look like nothing at all.
What a plan is made of comes with the question, from the library of the page; nothing here counts what was
done.
"""
