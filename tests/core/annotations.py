# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names for annotations, which MicroPython passes over and has no modules for."""

try:
    from collections.abc import Callable, Iterator
    from typing import Any
except ImportError:
    Any = Callable = Iterator = None  # type: ignore[assignment, misc]

__all__ = ["Any", "Callable", "Iterator"]
