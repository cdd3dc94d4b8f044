# SPDX-License-Identifier: AGPL-3.0-or-later
"""When each person wants to be reminded, and whether everybody here is made up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_people_and_their_sessions"),
    ]

    operations = [
        migrations.AddField(
            model_name="instance",
            name="demo",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="people.account",
                    ),
                ),
                ("minute", models.PositiveSmallIntegerField()),
                ("channel", models.CharField(max_length=8)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minute__lt", 1440)), name="reminder_minute_is_of_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ("none", "page"))),
                        name="reminder_channel_is_known",
                    ),
                ],
            },
        ),
    ]
