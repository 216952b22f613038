import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from web.triggers import lifted, refuse

decisions_are_kept = refuse(
    "decisions_are_kept",
    table="moderation_decision",
    events=["UPDATE", "DELETE"],
    message="Decisions are never edited and never deleted.",
)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("moderation", "0006_decisions_come_in_waves"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *lifted(
            decisions_are_kept,
            during=[
                migrations.AddField(
                    model_name="decision",
                    name="stream",
                    field=models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.text.Concat(
                            models.F("reveal_axis"),
                            models.Value(" "),
                            models.F("reveal_at"),
                            output_field=models.CharField(max_length=80),
                        ),
                        output_field=models.CharField(max_length=80),
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["stream", "-id"], name="decisions_by_age"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=["stream", "action", "-id"], name="decisions_by_action"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=["stream", "reason", "-id"], name="decisions_by_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=["stream", "content_type", "-id"], name="decisions_by_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["content_type", "-urgency", "-id"],
                name="open_cases_by_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["is_held", "-urgency", "-id"],
                name="open_cases_held",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["is_appealed", "-urgency", "-id"],
                name="open_cases_appealed",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["claimed_until", "-urgency", "-id"],
                name="open_cases_claimed",
            ),
        ),
    ]
