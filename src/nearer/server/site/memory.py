# SPDX-License-Identifier: AGPL-3.0-or-later
"""Giving memory back after each password hash.

Argon2 takes 19 MiB for a moment. After the first time glibc takes that for the usual size and keeps such
blocks, one for each thread, for ever: a server that let eight people in at once would weigh 150 MB more from
then on.
"""

import ctypes
import sys

_M_MMAP_THRESHOLD = -3  # mallopt(3); naming it also ends glibc's own adjusting of it
_LARGE = 1024 * 1024  # bytes from which a block is mapped by itself, and so returned when it is freed


def give_back_large_blocks() -> None:
    """Tell the C library to return large blocks at once. Does nothing where it is not glibc."""
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL("libc.so.6").mallopt(_M_MMAP_THRESHOLD, _LARGE)
    except (OSError, AttributeError):
        return
