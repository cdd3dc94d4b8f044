# SPDX-License-Identifier: AGPL-3.0-or-later
"""Today: from state to what the page says, one question an evening.

It shows the first question of the bond's order that this person may see, what became of tonight's answer, and
what has opened between the two. That the other answered, passed or was away does not show until both are in.
"""
