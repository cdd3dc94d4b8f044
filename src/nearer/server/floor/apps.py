# SPDX-License-Identifier: AGPL-3.0-or-later
"""The room's name for Django."""

from django.apps import AppConfig


class Floor(AppConfig):
    """Label `floor`, so that its tables are named after the room."""

    name = "nearer.server.floor"
    label = "floor"
