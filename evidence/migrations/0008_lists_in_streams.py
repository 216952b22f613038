import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("characters", "0003_groups_have_korean_names"),
        ("episodes", "0002_seasons_have_two_digits"),
        ("evidence", "0007_sources_have_a_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="evidence",
            name="evidence_by_kind",
        ),
        migrations.RemoveIndex(
            model_name="evidence",
            name="evidence_by_tier",
        ),
        migrations.AddField(
            model_name="evidence",
            name="shown_at",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "starts_at", 1000000
                ),
                output_field=models.PositiveIntegerField(),
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="stream",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Concat(
                    models.F("reveal_axis"),
                    models.Value(" "),
                    models.F("reveal_at"),
                    models.Value(" "),
                    models.F("state"),
                    models.Value(" "),
                    models.F("kind"),
                    models.Value(" "),
                    models.F("tier"),
                    output_field=models.CharField(max_length=80),
                ),
                output_field=models.CharField(max_length=80),
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["stream", "-id"], name="evidence_by_age"),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(
                fields=["episode", "stream", "-id"], name="evidence_of_an_episode"
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(
                fields=["added_by", "episode"], name="evidence_of_a_fan_by_episode"
            ),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(
                fields=["episode", "stream", "shown_at", "id"],
                name="evidence_by_timestamp",
            ),
        ),
    ]
