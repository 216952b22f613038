from django.db import migrations

from search.tables import beginnings_and_titles


class Migration(migrations.Migration):
    dependencies = [("theories", "0020_merges_on_record")]

    operations = [beginnings_and_titles("theories_theorywords")]
