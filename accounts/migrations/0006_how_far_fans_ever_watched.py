from django.db import migrations, models
from django.db.models import F


def remember(apps, schema_editor):
    apps.get_model("accounts", "User").objects.update(
        watched_furthest=F("watched_through")
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_former_names")]

    operations = [
        migrations.AddField(
            "user",
            "watched_furthest",
            models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
