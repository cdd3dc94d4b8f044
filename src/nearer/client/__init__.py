# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person in Python: signs up and in, pairs, seals, sends, reads, opens, exports and leaves.

It does what the browser does, with the same protocol, for the command line, the tests and whoever wants to
live without a browser. Nothing here decides about people; that is `nearer.core`'s, to which `telling` hands
what it opened.
"""
