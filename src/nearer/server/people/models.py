# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts, their sessions, and the one row that says which server this is.

Days are kept, not times of day: when somebody was awake is nobody's business.
"""

from django.db import models
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact

HEX_ID = 32
SHA256_HEX = 64


class Instance(models.Model):
    """Which server this is. Login keys are bound to its id, so it never changes once people are here."""

    id = models.CharField(primary_key=True, max_length=HEX_ID)
    setup_hash = models.CharField(max_length=SHA256_HEX, null=True)  # noqa: DJ001 - null says that no link waits
    demo = models.BooleanField(default=False)  # everybody here is made up, from the first account on
    only = models.BooleanField(default=True, unique=True)

    class Meta:
        constraints = (
            # Protects everybody: with a second id nobody's passphrase would open the door any more.
            models.CheckConstraint(name="instance_is_the_only_one", condition=models.Q(only=True)),
            models.CheckConstraint(name="instance_id_is_32_hex", condition=Exact(Length("id"), HEX_ID)),
        )


class Account(models.Model):
    """A person as this server knows them: a chosen name, hashes of keys, and files only they can open."""

    id = models.CharField(primary_key=True, max_length=HEX_ID)
    handle = models.CharField(max_length=31, unique=True)
    login_hash = models.CharField(max_length=200)
    recovery_hash = models.CharField(max_length=200, null=True)  # noqa: DJ001 - null until a code is made
    passphrase_file = models.BinaryField()
    recovery_file = models.BinaryField(null=True)
    self_file = models.BinaryField()
    self_version = models.PositiveIntegerField(default=1)
    own_key = models.CharField(max_length=SHA256_HEX)  # public: verifies the signatures of own records
    recipient = models.CharField(max_length=62)  # public: others seal to it
    host = models.BooleanField(default=False)  # set the instance up; may be one of the two (quiet.md 6)
    created = models.DateField()

    class Meta:
        constraints = (
            # Protects the person who is looked for: two handles never differ by capitals alone.
            models.CheckConstraint(
                name="account_handle_is_lower", condition=Exact(Lower("handle"), models.F("handle"))
            ),
            models.CheckConstraint(name="account_id_is_32_hex", condition=Exact(Length("id"), HEX_ID)),
            # Protects own records: without a key of the right length nobody could check who wrote them.
            models.CheckConstraint(
                name="account_own_key_is_64_hex", condition=Exact(Length("own_key"), SHA256_HEX)
            ),
            models.CheckConstraint(
                name="account_self_counts_from_1", condition=models.Q(self_version__gte=1)
            ),
            # Protects whoever forgets a passphrase: a code that is let in and opens nothing is no way back.
            models.CheckConstraint(
                name="account_recovery_is_whole",
                condition=models.Q(recovery_hash__isnull=True, recovery_file__isnull=True)
                | models.Q(recovery_hash__isnull=False, recovery_file__isnull=False),
            ),
        )


class Session(models.Model):
    """One signed-in device.

    Whoever reads this table cannot sign in with it: only the token's hash is here.
    """

    id = models.CharField(primary_key=True, max_length=HEX_ID)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, db_index=False)
    token_hash = models.CharField(max_length=SHA256_HEX, unique=True)
    label = models.CharField(max_length=60)
    since = models.DateField()
    last_day = models.DateField()

    class Meta:
        indexes = (models.Index(name="session_by_account", fields=("account", "since")),)
        constraints = (
            models.CheckConstraint(
                name="session_lasts_forward", condition=models.Q(last_day__gte=models.F("since"))
            ),
        )


class KnownPlace(models.Model):
    """An address from which a person has signed in, as a keyed hash that cannot be turned back.

    It is there for one case: a stranger who tries keys for somebody's handle from everywhere spends the
    allowance of unknown places only, and the person still signs in from home.
    """

    id = models.CharField(primary_key=True, max_length=SHA256_HEX)  # keyed hash of account and address
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    last_day = models.DateField()


class Reminder(models.Model):
    """When a person wants to be reminded, and how. It says nothing about what of, and is every day's."""

    account = models.OneToOneField(Account, primary_key=True, on_delete=models.CASCADE)
    minute = models.PositiveSmallIntegerField()  # of the UTC day
    channel = models.CharField(max_length=8)

    class Meta:
        constraints = (
            # Protects the person's night: an hour that is none could be taken for any.
            models.CheckConstraint(
                name="reminder_minute_is_of_a_day", condition=models.Q(minute__lt=24 * 60)
            ),
            # Protects the person from being written to in a way that they did not choose.
            models.CheckConstraint(
                name="reminder_channel_is_known", condition=models.Q(channel__in=("none", "page"))
            ),
        )
