# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every room of the post office stands on: doors, transactions, refusals and allowances.

It knows nothing about people, bonds or letters; it knows how a request becomes a typed question, how an
action becomes one durable transaction, and how a refusal becomes a sentence. Rooms above import it; it
imports none of them.
"""
