# SPDX-License-Identifier: AGPL-3.0-or-later
"""oTree project with one session: two people answer one question a round and then see both answers."""

# mypy: ignore-errors
# oTree pins old packages and lives in an environment of its own; see bench/peers/environment.py.

SESSION_CONFIGS = [{"name": "evening", "num_demo_participants": 2, "app_sequence": ["evening"]}]
SESSION_CONFIG_DEFAULTS = {"real_world_currency_per_point": 1.0, "participation_fee": 0.0, "doc": ""}
PARTICIPANT_FIELDS: list[str] = []
SESSION_FIELDS: list[str] = []
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "EUR"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = "bench"  # noqa: S105 - a throw-away instance on the loopback address
DEMO_PAGE_INTRO_HTML = ""
SECRET_KEY = "bench"  # noqa: S105
