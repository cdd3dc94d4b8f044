# SPDX-License-Identifier: AGPL-3.0-or-later
"""People: who has an account here, how they prove it is them, and the sealed files that only they can open.

The room knows a handle, two public keys, a hashed key and two age files of each person, one more of both once
a recovery code was made, and no word of theirs. It never learns a passphrase: what it is given to check is
already stretched on the person's own device.
"""
