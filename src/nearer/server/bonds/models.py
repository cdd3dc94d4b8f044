# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invitations, bonds, who is in them, and their epochs.

Signed texts stand here exactly as they came: they are verified again by the other's device, byte for byte.
"""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from nearer.server.people.models import HEX_ID, SHA256_HEX, Account

MAC_HEX = 64


class Invitation(models.Model):
    """An open invitation. A used one is gone, so that nobody can tell it from one that never was.

    `admitted` is whom it let in: from then on it is theirs alone to accept, and it goes with their account.
    """

    id = models.CharField(primary_key=True, max_length=HEX_ID)
    maker = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    # Protects the one who invited: were it emptied with the account, one link would let in one after another.
    admitted = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    card = models.TextField()
    mac = models.CharField(max_length=MAC_HEX)
    greeting = models.BinaryField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="invitation_id_is_32_hex", condition=Exact(Length("id"), HEX_ID)),
            # Protects both: a bond with oneself would open every held answer at once.
            models.CheckConstraint(
                name="invitation_not_for_its_maker",
                condition=models.Q(admitted__isnull=True) | ~models.Q(admitted=models.F("maker")),
            ),
        )


class Bond(models.Model):
    """Two people. `epoch` is the newest; moving it by compare-and-set is what makes a new one."""

    id = models.CharField(primary_key=True, max_length=HEX_ID)
    # Protects the one who invited: one invitation can never become two bonds.
    invitation = models.CharField(max_length=HEX_ID, unique=True)
    epoch = models.PositiveIntegerField(default=1)
    hold = models.CharField(
        max_length=6
    )  # 'strict' or 'server': how answers are held back (protocol, section 6)

    class Meta:
        constraints = (
            models.CheckConstraint(name="bond_id_is_32_hex", condition=Exact(Length("id"), HEX_ID)),
            models.CheckConstraint(name="bond_epoch_counts_from_1", condition=models.Q(epoch__gte=1)),
            models.CheckConstraint(
                name="bond_hold_is_known", condition=models.Q(hold__in=("strict", "server"))
            ),
        )


class Membership(models.Model):
    """One person in one bond: their card, and whether they rest or have gone.

    `account` is empty once the person has deleted theirs; the card stays, because the other needs it to
    verify what was written. That they have gone is kept, the day of it is not. `tell_on` is the day on which
    the other is told (empty: never); `told` says that it has happened.
    """

    pk = models.CompositePrimaryKey("bond", "author")
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, db_index=False)
    author = models.CharField(max_length=HEX_ID)
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=6)  # 'offer' or 'accept': whose card is which in the statements
    sign = models.CharField(max_length=SHA256_HEX)
    card = models.TextField()
    mac = models.CharField(max_length=MAC_HEX)
    paused_until = models.DateField(null=True)
    gone = models.BooleanField(default=False)
    tell_on = models.DateField(null=True)
    told = models.BooleanField(default=False)
    leave_head = models.TextField(default="")
    leave_signature = models.BinaryField(default=b"")

    class Meta:
        constraints = (
            # Protects the two: there is no third place in a bond.
            models.CheckConstraint(
                name="membership_role_is_known", condition=models.Q(role__in=("offer", "accept"))
            ),
            models.UniqueConstraint(name="membership_two_at_most", fields=("bond", "role")),
            models.UniqueConstraint(name="membership_once_each", fields=("bond", "account")),
            # Protects the one who goes: nobody is told of a leaving that did not happen, or told without a
            # day.
            models.CheckConstraint(
                name="membership_tells_only_leaving",
                condition=models.Q(tell_on__isnull=True) | models.Q(gone=True),
            ),
            models.CheckConstraint(
                name="membership_told_has_a_day",
                condition=models.Q(told=False) | models.Q(tell_on__isnull=False),
            ),
        )


class Epoch(models.Model):
    """One bond identity's term: its statement, who signed it, and the key file only the two can open."""

    pk = models.CompositePrimaryKey("bond", "epoch")
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, db_index=False)
    epoch = models.PositiveIntegerField()
    author = models.CharField(max_length=HEX_ID)
    statement = models.TextField()
    signature = models.BinaryField()
    countersignature = models.BinaryField(null=True)
    key_file = models.BinaryField()

    class Meta:
        constraints = (models.CheckConstraint(name="epoch_counts_from_1", condition=models.Q(epoch__gte=1)),)
