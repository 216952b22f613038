from django.db import migrations

from search.tables import written_at_once


class Migration(migrations.Migration):
    dependencies = [("characters", "0005_beginnings_and_titles")]

    operations = [written_at_once("characters_characterwords")]
