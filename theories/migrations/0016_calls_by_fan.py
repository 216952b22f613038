from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("theories", "0015_fans_follow_theories")]

    operations = [
        migrations.AddIndex(
            "call",
            models.Index(fields=["fan", "verdict", "brier"], name="calls_by_fan"),
        ),
    ]
