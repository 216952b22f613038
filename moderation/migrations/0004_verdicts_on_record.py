from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0003_decisions_are_kept"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="action",
            field=models.CharField(
                choices=[
                    ("keep", "keep"),
                    ("reveal", "change the reveal point"),
                    ("hide", "hide"),
                    ("remove", "remove"),
                    ("restore", "restore"),
                    ("lock", "lock"),
                    ("unlock", "unlock"),
                    ("merge", "merge into another"),
                    ("convert", "make it a comment"),
                    ("reclassify", "reclassify"),
                    ("warn", "warn the author"),
                    ("hold", "hold the author's next posts"),
                    ("suspend", "suspend the author"),
                    ("lift", "lift a suspension"),
                    ("settle", "settle with a verdict"),
                    ("reopen", "take a verdict back"),
                    ("undo", "undo"),
                ],
                max_length=12,
                verbose_name="action",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="reason",
            field=models.CharField(
                choices=[
                    ("spam", "spam"),
                    ("spoiler", "spoiler beyond its reveal point"),
                    ("abuse", "abuse or harassment"),
                    ("off-topic", "off-topic or not a theory"),
                    ("duplicate", "duplicate"),
                    ("inaccurate", "inaccurate evidence"),
                    ("illegal", "illegal"),
                    ("fine", "within the rules"),
                    ("revised", "looked at again"),
                    ("answered", "answered by the show"),
                ],
                max_length=12,
                verbose_name="reason",
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="reason",
            field=models.CharField(
                choices=[
                    ("spam", "spam"),
                    ("spoiler", "spoiler beyond its reveal point"),
                    ("abuse", "abuse or harassment"),
                    ("off-topic", "off-topic or not a theory"),
                    ("duplicate", "duplicate"),
                    ("inaccurate", "inaccurate evidence"),
                    ("illegal", "illegal"),
                    ("fine", "within the rules"),
                    ("revised", "looked at again"),
                    ("answered", "answered by the show"),
                ],
                max_length=12,
                verbose_name="reason",
            ),
        ),
    ]
