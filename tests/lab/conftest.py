# SPDX-License-Identifier: AGPL-3.0-or-later
"""The laboratory has nothing to do with databases, so its tests run once, and not again beside PostgreSQL."""

import os

collect_ignore_glob = ["test_*.py"] if os.environ.get("NEARER_DATABASE") else []
