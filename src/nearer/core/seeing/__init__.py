# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one person's own check-ins come to, for that person alone: 'What we see', and what it is made of.

It asks the closeness model and decides nothing of its own but which check-ins count, how far back a page
looks, and from how many ratings on anything is said. A device fetches it, and the model, when somebody first
goes there.
"""
