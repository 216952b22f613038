from django.db import migrations

from search.tables import beginnings_and_titles


class Migration(migrations.Migration):
    dependencies = [("evidence", "0009_accuracy_votes_count_or_not")]

    operations = [beginnings_and_titles("evidence_evidencewords")]
