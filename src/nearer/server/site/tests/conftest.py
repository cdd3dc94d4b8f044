# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all tests of this room may ask for."""

from nearer.server.site.tests.network import origin

__all__ = ["origin"]
