# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records that are open to both, records held back, and each person's own.

Heads stand here exactly as they were signed, for they are verified again on the devices. No row knows a time
of day.
"""

from django.db import models

from nearer.server.bonds.models import Bond
from nearer.server.people.models import Account

HEX_ID = 32


class Record(models.Model):
    """A record in a bond's feed, for both to read. `hold` names the hold it opened from, or is empty.

    `position` counts 1, 2, 3, … in the feed; `seq` in the chain of (bond, author, hold). Dropping takes the
    body away and leaves the rest, so that the chain can still be verified.
    """

    pk = models.CompositePrimaryKey("bond", "position")
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, db_index=False, related_name="+")
    position = models.PositiveIntegerField()
    id = models.CharField(max_length=HEX_ID)
    author = models.CharField(max_length=HEX_ID)
    hold = models.CharField(max_length=HEX_ID, default="")
    seq = models.PositiveIntegerField()
    head = models.TextField()
    signature = models.BinaryField()
    body = models.BinaryField(null=True)

    class Meta:
        constraints = (
            # Protects whoever writes: a letter sent twice over a bad line is one letter. The author belongs
            # to it, so that nobody can find out whether the other holds a record with a certain id.
            models.UniqueConstraint(name="record_once", fields=("bond", "id", "author")),
            # Protects both: two devices writing at once never make two versions of what was said, and nobody
            # answers a question twice.
            models.UniqueConstraint(name="record_one_chain", fields=("bond", "author", "hold", "seq")),
            # Protects the one who held back: a hold chain has one head, so its number tells nothing.
            models.CheckConstraint(
                name="record_hold_is_single", condition=models.Q(hold="") | models.Q(seq=1)
            ),
            models.CheckConstraint(
                name="record_counts_from_1", condition=models.Q(position__gte=1, seq__gte=1)
            ),
        )


class Held(models.Model):
    """A record that waits for the other's record with the same hold. Only its author ever sees it here."""

    pk = models.CompositePrimaryKey("bond", "author", "hold")
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, db_index=False, related_name="+")
    author = models.CharField(max_length=HEX_ID)
    hold = models.CharField(max_length=HEX_ID)
    id = models.CharField(max_length=HEX_ID)
    came = models.DateField()  # the day, for the silent end after 400 of them
    head = models.TextField()
    signature = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        constraints = (
            # Protects whoever writes: sent twice over a bad line, it waits once.
            models.UniqueConstraint(name="held_once", fields=("bond", "author", "id")),
            # Protects whoever waits: what is held by nothing would wait for ever.
            models.CheckConstraint(name="held_by_a_hold", condition=~models.Q(hold="")),
        )


class OwnRecord(models.Model):
    """A person's own record: a bundle for nobody but their own devices. `seq` is its position as well."""

    pk = models.CompositePrimaryKey("person", "seq")
    person = models.ForeignKey(Account, on_delete=models.CASCADE, db_index=False, related_name="+")
    seq = models.PositiveIntegerField()
    id = models.CharField(max_length=HEX_ID)
    head = models.TextField()
    signature = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        constraints = (
            # Protects the person with two devices: the same day's bundle is kept once.
            models.UniqueConstraint(name="own_record_once", fields=("person", "id")),
            models.CheckConstraint(name="own_record_counts_from_1", condition=models.Q(seq__gte=1)),
        )
