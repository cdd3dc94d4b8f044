# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cast is on stage in every test, in whatever room it plays."""

pytest_plugins = ["tests.cast"]
