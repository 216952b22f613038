from django.db import migrations

from search.tables import written_at_once


class Migration(migrations.Migration):
    dependencies = [("evidence", "0010_beginnings_and_titles")]

    operations = [written_at_once("evidence_evidencewords")]
