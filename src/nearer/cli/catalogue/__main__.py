# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same commands where nearer is not installed, as when its pages are built from an sdist."""

from nearer.cli.catalogue import catalogue

if __name__ == "__main__":
    catalogue(prog_name="nearer catalogue")
