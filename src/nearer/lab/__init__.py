# SPDX-License-Identifier: AGPL-3.0-or-later
"""The laboratory: made-up people, and what the closeness model says of them before it speaks to anybody.

It runs in CPython only, on a developer's machine, and is never shipped to a browser. It uses `nearer.core` as
it is: a table made here is a table of the very code that runs on people's devices. What a number rests on is
written beside it; what nobody has measured is called assumed.
"""
