# SPDX-License-Identifier: AGPL-3.0-or-later
"""The server's rooms in this process, without a network: requests go straight to its doors.

Needs DJANGO_SETTINGS_MODULE and the server's own settings in the environment.
"""

from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.test import Client

TOKEN = "a-set-up-token-for-measuring-and-testing"  # noqa: S105 - of databases that live for seconds


def set_up(*, synchronous: str = "FULL", more: str = "") -> None:
    """Make an empty database that lets its first person in with TOKEN.

    `synchronous` is SQLite's setting, and `more` are further statements for each new connection to it.
    """
    options = settings.DATABASES["default"]["OPTIONS"]
    if "init_command" in options:
        assert "synchronous=FULL" in options["init_command"]
        options["init_command"] = options["init_command"].replace("=FULL", f"={synchronous}") + more
    django.setup()
    call_command("migrate", verbosity=0)
    from nearer.server.people import actions, keys  # noqa: PLC0415 - models exist only after the set-up

    actions.renew_setup(token_hash=keys.token_hash(TOKEN))


def exchange(
    method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> tuple[int, str | None, bytes]:
    """Pass a request through the doors; a `join.Exchange`."""
    client = Client(headers={"Host": "localhost", **headers})
    answer: Any = client.generic(method, path, body or b"", content_type="application/json")
    cookie = answer.cookies.get("nearer")
    return answer.status_code, cookie.OutputString() if cookie else None, answer.content
