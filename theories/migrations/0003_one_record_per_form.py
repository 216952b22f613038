from django.db import migrations, models

from web.once import one_per_form


class Migration(migrations.Migration):
    dependencies = [("theories", "0002_no_votes_on_own_theory")]

    operations = [
        migrations.AddField(
            "comment", "key", models.UUIDField(editable=False, null=True)
        ),
        migrations.AddField(
            "theory", "key", models.UUIDField(editable=False, null=True)
        ),
        migrations.AddConstraint(
            "comment", one_per_form("author", name="one_comment_per_form")
        ),
        migrations.AddConstraint(
            "theory", one_per_form("author", name="one_theory_per_form")
        ),
    ]
