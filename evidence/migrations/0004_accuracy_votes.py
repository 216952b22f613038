import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0003_source_keys_in_any_script"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="accuracy_no",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="evidence",
            name="accuracy_yes",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name="AccuracyVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "value",
                    models.SmallIntegerField(
                        choices=[
                            (1, "this is what happened"),
                            (0, "withdrawn"),
                            (-1, "this is not what happened"),
                        ]
                    ),
                ),
                ("cast_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accuracy_votes",
                        to="evidence.evidence",
                    ),
                ),
                (
                    "fan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accuracy_votes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "accuracy vote",
                "verbose_name_plural": "accuracy votes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evidence", "fan"), name="one_accuracy_vote_per_fan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", [1, -1])),
                        name="an_accuracy_vote_is_yes_or_no",
                    ),
                ],
            },
        ),
    ]
