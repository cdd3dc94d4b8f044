# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings, all from the environment; docs/hosting/settings.md says what each one does."""

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from nearer.server.site.logs import LOGGING as LOGGING  # noqa: PLC0414 - Django reads it here

DATA = Path(os.environ.get("NEARER_DATA", "data")).resolve()
NEARER_NAME = os.environ.get("NEARER_NAME", "nearer")
NEARER_SIGN_UP = os.environ.get("NEARER_SIGN_UP", "invitation")
NEARER_HOST = os.environ.get("NEARER_HOST", "127.0.0.1")
NEARER_PORT = int(os.environ.get("NEARER_PORT", "8000"))
NEARER_ORIGIN = os.environ.get("NEARER_ORIGIN", "").rstrip("/") or f"http://localhost:{NEARER_PORT}"
NEARER_HTTPS = NEARER_ORIGIN.startswith("https:")
NEARER_ALLOWANCES = os.environ.get("NEARER_ALLOWANCES", "on") != "off"
NEARER_DEMO = os.environ.get("NEARER_DEMO", "off") == "on"
NEARER_RECOGNISE = "nearer.server.people.access.recognise"

if NEARER_DEMO and not {NEARER_HOST, urlsplit(NEARER_ORIGIN).hostname} <= {"localhost", "127.0.0.1"}:
    raise ValueError("NEARER_DEMO is on, and a demo listens on localhost only")


def _secret() -> str:
    """Return this server's secret, drawn at its first start. It keys the hashes of allowances only."""
    if given := os.environ.get("NEARER_SECRET"):
        return given
    kept = DATA / "secret"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(32))
    return kept.read_text()


def _database() -> dict[str, Any]:
    """Describe the database for Django: PostgreSQL where NEARER_DATABASE names one, else SQLite."""
    url = urlsplit(os.environ.get("NEARER_DATABASE", ""))
    if url.scheme:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"server_side_binding": True},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATA / "nearer.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            # FULL: an acknowledged letter survives a power cut (docs/decisions/ says what that costs).
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA fullfsync=1;"
            "PRAGMA cache_size=-8000;PRAGMA temp_store=MEMORY",
        },
        # A file and not memory, so that the writer thread of the tests is the one of real life.
        "TEST": {"NAME": str(Path(tempfile.gettempdir()) / f"nearer-test-{os.getpid()}.sqlite3")},
    }


SECRET_KEY = _secret()
DATABASES = {"default": _database()}
INSTALLED_APPS = [f"nearer.server.{room}" for room in ("floor", "people", "bonds", "post")]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

ROOT_URLCONF = "nearer.server.site.urls"
MIDDLEWARE: list[str] = []
ALLOWED_HOSTS = ["*"]  # nothing is built from the Host header; the origin of links is the browser's own
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = None  # every door has its own limit, and so has the way in from the network
DEBUG = False
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
