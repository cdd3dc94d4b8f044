# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invitations, bonds, the two people in each, and the epochs of its identity."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people_and_their_sessions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bond",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("invitation", models.CharField(max_length=32, unique=True)),
                ("epoch", models.PositiveIntegerField(default=1)),
                ("hold", models.CharField(max_length=6)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("id"), 32
                        ),
                        name="bond_id_is_32_hex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("epoch__gte", 1)), name="bond_epoch_counts_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hold__in", ("strict", "server"))), name="bond_hold_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "bond", "epoch", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("epoch", models.PositiveIntegerField()),
                ("author", models.CharField(max_length=32)),
                ("statement", models.TextField()),
                ("signature", models.BinaryField()),
                ("countersignature", models.BinaryField(null=True)),
                ("key_file", models.BinaryField()),
                (
                    "bond",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="bonds.bond"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("epoch__gte", 1)), name="epoch_counts_from_1")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("card", models.TextField()),
                ("mac", models.CharField(max_length=64)),
                ("greeting", models.BinaryField()),
                ("expires", models.DateTimeField(db_index=True)),
                (
                    "admitted",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.account",
                    ),
                ),
                (
                    "maker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.account"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("id"), 32
                        ),
                        name="invitation_id_is_32_hex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("admitted__isnull", True),
                            models.Q(("admitted", models.F("maker")), _negated=True),
                            _connector="OR",
                        ),
                        name="invitation_not_for_its_maker",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "bond", "author", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("author", models.CharField(max_length=32)),
                ("role", models.CharField(max_length=6)),
                ("sign", models.CharField(max_length=64)),
                ("card", models.TextField()),
                ("mac", models.CharField(max_length=64)),
                ("paused_until", models.DateField(null=True)),
                ("gone", models.BooleanField(default=False)),
                ("tell_on", models.DateField(null=True)),
                ("told", models.BooleanField(default=False)),
                ("leave_head", models.TextField(default="")),
                ("leave_signature", models.BinaryField(default=b"")),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.account",
                    ),
                ),
                (
                    "bond",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="bonds.bond"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("offer", "accept"))), name="membership_role_is_known"
                    ),
                    models.UniqueConstraint(fields=("bond", "role"), name="membership_two_at_most"),
                    models.UniqueConstraint(fields=("bond", "account"), name="membership_once_each"),
                    models.CheckConstraint(
                        condition=models.Q(("tell_on__isnull", True), ("gone", True), _connector="OR"),
                        name="membership_tells_only_leaving",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told", False), ("tell_on__isnull", False), _connector="OR"),
                        name="membership_told_has_a_day",
                    ),
                ],
            },
        ),
    ]
