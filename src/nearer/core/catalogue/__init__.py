# SPDX-License-Identifier: AGPL-3.0-or-later
"""The catalogue: the questions and practices of nearer, the order in which a bond meets them, and chance.

One order for both comes from the bond's seed; each person's random skips come from a seed of their own, so
that a question left unanswered says nothing. New questions in a later catalogue never move the old ones.
"""
