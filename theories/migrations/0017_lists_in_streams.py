import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from web.triggers import lifted, refuse

no_votes_on_own_theory = refuse(
    "votes_on_own_theory",
    table="theories_vote",
    when="(SELECT author_id FROM theories_theory WHERE id = NEW.theory_id)"
    " = NEW.voter_id",
    message="Nobody votes on their own theory.",
)


class Migration(migrations.Migration):
    dependencies = [
        ("characters", "0003_groups_have_korean_names"),
        ("evidence", "0008_lists_in_streams"),
        ("theories", "0016_calls_by_fan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="theory",
            name="theories_by_hot",
        ),
        migrations.RemoveIndex(
            model_name="theory",
            name="theories_by_best",
        ),
        migrations.RemoveIndex(
            model_name="theory",
            name="theories_by_contested",
        ),
        migrations.RemoveIndex(
            model_name="theory",
            name="theories_by_gap",
        ),
        *lifted(
            no_votes_on_own_theory,
            during=[
                migrations.AddField(
                    model_name="theory",
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
                            models.F("arc"),
                            output_field=models.CharField(max_length=80),
                        ),
                        output_field=models.CharField(max_length=80),
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="theory",
            index=models.Index(fields=["stream", "-id"], name="theories_by_age"),
        ),
        migrations.AddIndex(
            model_name="theory",
            index=models.Index(
                fields=["stream", "-hot", "-id"], name="theories_by_hot"
            ),
        ),
        migrations.AddIndex(
            model_name="theory",
            index=models.Index(
                fields=["stream", "-best", "-id"], name="theories_by_best"
            ),
        ),
        migrations.AddIndex(
            model_name="theory",
            index=models.Index(
                fields=["stream", "-contested", "-id"], name="theories_by_contested"
            ),
        ),
        migrations.AddIndex(
            model_name="theory",
            index=models.Index(
                fields=["stream", "-gap", "-id"], name="theories_by_gap"
            ),
        ),
        migrations.AddIndex(
            model_name="verdict",
            index=models.Index(
                fields=["outcome", "reveal_axis", "reveal_at"],
                name="verdicts_by_outcome",
            ),
        ),
    ]
