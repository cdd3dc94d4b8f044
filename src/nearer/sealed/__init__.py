# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sealed-record protocol `nearer/1` in Python, as docs/specs/protocol.md has it.

Everything here is a pure function of its arguments: no network, no clock, no database.
`shape` reads and verifies what is signed and can open nothing; it is all that the server may import.
The other modules hold keys and belong to one person's device.
"""
