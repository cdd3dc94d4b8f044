# SPDX-License-Identifier: AGPL-3.0-or-later
"""Allowances: how much of something a key may still do."""

from django.db import models


class Allowance(models.Model):
    """A token bucket. The key is a keyed hash: the table names no address and no person."""

    key = models.CharField(primary_key=True, max_length=64)
    left = models.FloatField()
    at = models.FloatField()  # seconds since 1970
