# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recovery code may be made after joining; whoever has one keeps it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_reminders_and_demos"),
    ]

    operations = [
        migrations.AlterField(
            model_name="account",
            name="recovery_hash",
            field=models.CharField(max_length=200, null=True),
        ),
        migrations.AlterField(
            model_name="account",
            name="recovery_file",
            field=models.BinaryField(null=True),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recovery_file__isnull", True), ("recovery_hash__isnull", True)),
                    models.Q(("recovery_file__isnull", False), ("recovery_hash__isnull", False)),
                    _connector="OR",
                ),
                name="account_recovery_is_whole",
            ),
        ),
    ]
