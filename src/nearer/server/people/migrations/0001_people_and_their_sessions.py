# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first people, their sessions and known places, and the row that says which server this is."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("handle", models.CharField(max_length=31, unique=True)),
                ("login_hash", models.CharField(max_length=200)),
                ("recovery_hash", models.CharField(max_length=200)),
                ("passphrase_file", models.BinaryField()),
                ("recovery_file", models.BinaryField()),
                ("self_file", models.BinaryField()),
                ("self_version", models.PositiveIntegerField(default=1)),
                ("own_key", models.CharField(max_length=64)),
                ("recipient", models.CharField(max_length=62)),
                ("host", models.BooleanField(default=False)),
                ("created", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Lower("handle"), models.F("handle")
                        ),
                        name="account_handle_is_lower",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("id"), 32
                        ),
                        name="account_id_is_32_hex",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("own_key"), 64
                        ),
                        name="account_own_key_is_64_hex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("self_version__gte", 1)), name="account_self_counts_from_1"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instance",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("setup_hash", models.CharField(max_length=64, null=True)),
                ("only", models.BooleanField(default=True, unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("only", True)), name="instance_is_the_only_one"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("id"), 32
                        ),
                        name="instance_id_is_32_hex",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownPlace",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("last_day", models.DateField()),
                (
                    "account",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="people.account"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("label", models.CharField(max_length=60)),
                ("since", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.account"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["account", "since"], name="session_by_account")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("since"))), name="session_lasts_forward"
                    )
                ],
            },
        ),
    ]
