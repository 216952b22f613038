from django.db import migrations

from search.tables import written_at_once


class Migration(migrations.Migration):
    dependencies = [("theories", "0022_threads_of_a_theory")]

    operations = [written_at_once("theories_theorywords")]
