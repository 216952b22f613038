from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0008_lists_in_streams")]

    operations = [
        migrations.AddField(
            "accuracyvote",
            "counted",
            models.BooleanField(default=True, editable=False),
        ),
    ]
