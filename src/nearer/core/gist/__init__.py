# SPDX-License-Identifier: AGPL-3.0-or-later
"""The gist of somebody's own records: what a new device has to know of them before it can show Today.

It is worked out each night of everything that was sent, and travels in the spare room of that night's bundle.
A new device is told it together with the newest bundles, until it has read them all.
"""
