# SPDX-License-Identifier: AGPL-3.0-or-later
"""The brain: every rule about people, as pure functions over typed records.

It runs where the opened words are, on the person's own device: in the browser's Worker under MicroPython, in
the command line and the tests under CPython, with equal results. It imports only math, json, re and itself;
it knows no clock, no network, no key and no randomness but what it is given. Values are made once and never
assigned to afterwards.
"""
