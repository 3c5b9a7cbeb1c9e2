# SPDX-License-Identifier: Apache-2.0
"""The table of people."""

import uuid

from django.db import migrations, models

KEY = ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))
PLAN = ("plan_json", models.JSONField(null=True))
REST = [("answers", models.JSONField(default=dict)), PLAN, ("journal", models.JSONField(default=list))]


class Migration(migrations.Migration):
    """People, with their documents."""

    operations = (migrations.CreateModel(name="Person", fields=[KEY, *REST]),)
