# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nearer: two people grow closer, a few minutes a day, and nobody else can read along.

`core` holds every rule about people, `sealed` the protocol, `client` a person in Python, `server` the post
office and `cli` the verbs. `core` and `sealed` stand alone; ARCHITECTURE.md says where code goes.
"""
