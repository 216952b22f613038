from django.db import migrations, models

from web.triggers import lifted, refuse

odds_stay_as_given = refuse(
    "odds_stay_as_given",
    table="theories_odds",
    when="NEW.percent <> OLD.percent OR NEW.given_at <> OLD.given_at"
    " OR NEW.fan_id <> OLD.fan_id OR NEW.theory_id <> OLD.theory_id",
    message="Odds are added to, never changed.",
    events=["UPDATE"],
)
counted = models.BooleanField(default=True, editable=False)


class Migration(migrations.Migration):
    dependencies = [("theories", "0017_lists_in_streams")]

    operations = [
        *lifted(
            odds_stay_as_given,
            during=[migrations.AddField("odds", "counted", counted)],
        ),
        migrations.AddField("strengthvote", "counted", counted),
    ]
