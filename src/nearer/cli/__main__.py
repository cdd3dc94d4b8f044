# SPDX-License-Identifier: AGPL-3.0-or-later
"""`python -m nearer.cli` is `nearer`."""

from nearer.cli import main

if __name__ == "__main__":
    main(prog_name="nearer")
