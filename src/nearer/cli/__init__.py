# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command line: what whoever runs a server, or keeps a copy of what they wrote, types.

It is the only room that may use all others. Each verb is a module of its own and is loaded when it is called;
so help comes at once, and the pages can be built where neither Django nor any cryptography is installed.
"""

import importlib
from typing import Any

import click

# verb: (its module here, what help says of it)
VERBS = {
    "serve": ("serve", "Bring the database up to date, print the address, and serve."),
    "demo": ("demo", "Serve two made-up people with ninety days of history, to look around in."),
    "migrate": ("serve", "Bring the database up to date, after a backup, and do no more."),
    "backup": ("backup", "Write everything into one file, while the server runs, and check it."),
    "restore": ("restore", "Put a backup in the place of an empty server, or of this one."),
    "doctor": ("doctor", "Look at data, database and settings, and say what is not in order."),
    "today": ("today", "Show today's page in the terminal."),
    "export": ("export", "Copy one's own records, sealed, to open with age alone in twenty years."),
    "open": ("open", "Check and read such a copy, without any server."),
    "verify": ("verify", "Compare the pages that a server shows with those of this installation."),
    "lab": ("lab", "Try the closeness model on made-up people, or forecast a diary."),
    "measure": ("measure", "Check an instrument of your own, and score what was ticked."),
    "catalogue": ("catalogue", "Check, search and compile questions, practices and all else that is read."),
}


class Verbs(click.Group):
    """A group that knows its verbs by name and loads only the one that is called."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb as click does, then load it."""
        name, _, rest = super().resolve_command(ctx, args)
        if name is None:
            return name, None, rest
        module, _help = VERBS[name]
        command: Any = getattr(importlib.import_module(f"nearer.cli.{module}"), name)
        return name, command, rest


main = Verbs(
    name="nearer",
    help="Two people grow closer, a few minutes a day; what they write is sealed on their own devices.",
    commands={name: click.Command(name, help=words) for name, (_module, words) in VERBS.items()},
)
