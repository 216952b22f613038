from django.db import migrations

from web.triggers import refuse


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_reports_cases_and_appeals")]

    operations = [
        refuse(
            "decisions_are_kept",
            table="moderation_decision",
            events=["UPDATE", "DELETE"],
            message="Decisions are never edited and never deleted.",
        )
    ]
