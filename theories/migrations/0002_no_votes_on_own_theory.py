from django.db import migrations

from web.triggers import refuse


class Migration(migrations.Migration):
    dependencies = [("theories", "0001_first_tables")]

    operations = [
        refuse(
            "votes_on_own_theory",
            table="theories_vote",
            when="(SELECT author_id FROM theories_theory WHERE id = NEW.theory_id)"
            " = NEW.voter_id",
            message="Nobody votes on their own theory.",
        )
    ]
