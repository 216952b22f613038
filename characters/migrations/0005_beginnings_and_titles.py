from django.db import migrations

from search.tables import beginnings_and_titles


class Migration(migrations.Migration):
    dependencies = [("characters", "0004_all_of_canon_has_a_history")]

    operations = [beginnings_and_titles("characters_characterwords")]
