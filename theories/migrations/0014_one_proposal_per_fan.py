import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from web.triggers import lifted, refuse

no_votes_on_own_theory = refuse(
    "votes_on_own_theory",
    table="theories_vote",
    when="(SELECT author_id FROM theories_theory WHERE id = NEW.theory_id)"
    " = NEW.voter_id",
    message="Nobody votes on their own theory.",
)


class Migration(migrations.Migration):
    dependencies = [
        ("theories", "0013_one_proposal_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "rivalry",
            "proposed_at",
            models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="proposed at"
            ),
        ),
        *lifted(
            no_votes_on_own_theory,
            during=[
                migrations.AddField(
                    "theory",
                    "reveal_is_set",
                    models.BooleanField(default=False, editable=False),
                ),
            ],
        ),
        migrations.AddConstraint(
            "proposal",
            models.UniqueConstraint(
                condition=models.Q(author__isnull=False),
                fields=["theory", "author"],
                name="one_proposal_per_fan_and_theory",
            ),
        ),
    ]
