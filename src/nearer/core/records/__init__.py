# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records: what the two people have written, opened and typed, and the one way to fold it into state.

A record is a fact that its author signed; nothing here changes one, and any order of arrival gives the same
state. Whatever does not keep the rules of its kind is set aside with a reason and never breaks the rest.
What belongs to one person alone (own chains, answers that have not met) is never folded from the other's.
"""
