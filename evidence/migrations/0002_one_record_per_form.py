from django.db import migrations, models

from web.once import one_per_form


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_first_tables")]

    operations = [
        migrations.AddField(
            "evidence", "key", models.UUIDField(editable=False, null=True)
        ),
        migrations.AddConstraint(
            "evidence", one_per_form("added_by", name="one_evidence_per_form")
        ),
    ]
