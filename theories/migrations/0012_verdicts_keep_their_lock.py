from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("theories", "0011_lists_by_index")]

    operations = [
        migrations.AddField(
            "verdict",
            "season",
            models.PositiveSmallIntegerField(
                default=2, editable=False, verbose_name="season"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "verdict",
            "tells_from",
            models.PositiveSmallIntegerField(default=201, editable=False),
            preserve_default=False,
        ),
    ]
