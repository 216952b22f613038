import django.core.validators
import django.db.models.deletion
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
odds_stay_as_given = refuse(
    "odds_stay_as_given",
    table="theories_odds",
    when="NEW.percent <> OLD.percent OR NEW.given_at <> OLD.given_at"
    " OR NEW.fan_id <> OLD.fan_id OR NEW.theory_id <> OLD.theory_id",
    message="Odds are added to, never changed.",
    events=["UPDATE"],
)


class Migration(migrations.Migration):
    dependencies = [
        ("characters", "0001_first_tables"),
        ("evidence", "0004_accuracy_votes"),
        ("theories", "0004_links_reveal_what_they_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField()),
                ("brier", models.FloatField()),
            ],
            options={
                "verbose_name": "call",
                "verbose_name_plural": "calls",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Odds",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "reveal_at",
                    models.PositiveSmallIntegerField(
                        default=112,
                        help_text="Season and episode as one number: 112 is S1E12.",
                        verbose_name="reveals up to",
                    ),
                ),
                (
                    "reveal_axis",
                    models.CharField(
                        choices=[
                            ("screen", "on screen"),
                            ("announcement", "announced"),
                            ("webtoon", "webtoon"),
                        ],
                        default="screen",
                        max_length=12,
                        verbose_name="where it was revealed",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(verbose_name="odds in percent"),
                ),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
            ],
            options={
                "verbose_name": "odds",
                "verbose_name_plural": "odds",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OddsDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField()),
                ("reveal_at", models.PositiveSmallIntegerField()),
                ("median", models.FloatField()),
                ("lower", models.FloatField()),
                ("upper", models.FloatField()),
                ("fans", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "day of odds",
                "verbose_name_plural": "days of odds",
            },
        ),
        migrations.CreateModel(
            name="OddsTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("reveal_at", models.PositiveSmallIntegerField()),
                ("percent", models.PositiveSmallIntegerField()),
                ("fans", models.IntegerField()),
            ],
            options={
                "verbose_name": "tally of odds",
                "verbose_name_plural": "tallies of odds",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "reveal_at",
                    models.PositiveSmallIntegerField(
                        default=112,
                        help_text="Season and episode as one number: 112 is S1E12.",
                        verbose_name="reveals up to",
                    ),
                ),
                (
                    "reveal_axis",
                    models.CharField(
                        choices=[
                            ("screen", "on screen"),
                            ("announcement", "announced"),
                            ("webtoon", "webtoon"),
                        ],
                        default="screen",
                        max_length=12,
                        verbose_name="where it was revealed",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("published", "published"),
                            ("pending", "waiting for a look"),
                            ("hidden", "hidden"),
                            ("removed", "removed"),
                        ],
                        default="published",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("key", models.UUIDField(editable=False, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly right"),
                            ("debunked", "debunked"),
                            ("hinted", "hinted at"),
                            ("overtaken", "overtaken"),
                            ("never-addressed", "never addressed"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(99),
                        ],
                        verbose_name="how much of it came true, in percent",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="made at"
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed verdict",
                "verbose_name_plural": "proposed verdicts",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Second",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "second",
                "verbose_name_plural": "seconds",
            },
        ),
        migrations.CreateModel(
            name="StrengthVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "no tie"), (1, "weak"), (2, "fair"), (5, "strong")]
                    ),
                ),
                ("cast_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "strength vote",
                "verbose_name_plural": "strength votes",
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "reveal_at",
                    models.PositiveSmallIntegerField(
                        default=112,
                        help_text="Season and episode as one number: 112 is S1E12.",
                        verbose_name="reveals up to",
                    ),
                ),
                (
                    "reveal_axis",
                    models.CharField(
                        choices=[
                            ("screen", "on screen"),
                            ("announcement", "announced"),
                            ("webtoon", "webtoon"),
                        ],
                        default="screen",
                        max_length=12,
                        verbose_name="where it was revealed",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly right"),
                            ("debunked", "debunked"),
                            ("hinted", "hinted at"),
                            ("overtaken", "overtaken"),
                            ("never-addressed", "never addressed"),
                        ],
                        max_length=15,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(99),
                        ],
                        verbose_name="how much of it came true, in percent",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "decided_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="decided at"
                    ),
                ),
            ],
            options={
                "verbose_name": "verdict",
                "verbose_name_plural": "verdicts",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="link",
            name="strength_total",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="link",
            name="strength_votes",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="rivalry",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rivalries",
                to=settings.AUTH_USER_MODEL,
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="rivalry",
            name="reveal_at",
            field=models.PositiveSmallIntegerField(
                default=112,
                help_text="Season and episode as one number: 112 is S1E12.",
                verbose_name="reveals up to",
            ),
        ),
        migrations.AddField(
            model_name="rivalry",
            name="reveal_axis",
            field=models.CharField(
                choices=[
                    ("screen", "on screen"),
                    ("announcement", "announced"),
                    ("webtoon", "webtoon"),
                ],
                default="screen",
                max_length=12,
                verbose_name="where it was revealed",
            ),
        ),
        migrations.AddField(
            model_name="rivalry",
            name="state",
            field=models.CharField(
                choices=[
                    ("published", "published"),
                    ("pending", "waiting for a look"),
                    ("hidden", "hidden"),
                    ("removed", "removed"),
                ],
                default="published",
                max_length=10,
                verbose_name="state",
            ),
        ),
        *lifted(
            no_votes_on_own_theory,
            during=[
                migrations.AddField(
                    model_name="theory",
                    name="fan_odds",
                    field=models.FloatField(
                        editable=False, null=True, verbose_name="fan odds"
                    ),
                ),
                migrations.AddField(
                    model_name="theory",
                    name="gap",
                    field=models.FloatField(default=0, editable=False),
                ),
                migrations.AddField(
                    model_name="theory",
                    name="is_weighed",
                    field=models.BooleanField(default=False, editable=False),
                ),
                migrations.AddField(
                    model_name="theory",
                    name="standing",
                    field=models.FloatField(
                        default=0.5, editable=False, verbose_name="standing"
                    ),
                ),
                migrations.AddIndex(
                    model_name="theory",
                    index=models.Index(fields=["-gap", "-id"], name="theories_by_gap"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="call",
            name="fan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="calls",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="odds",
            name="fan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="odds",
                to=settings.AUTH_USER_MODEL,
                verbose_name="fan",
            ),
        ),
        migrations.AddField(
            model_name="odds",
            name="moved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="moved",
                to="theories.link",
                verbose_name="moved by",
            ),
        ),
        migrations.AddField(
            model_name="odds",
            name="theory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="odds",
                to="theories.theory",
                verbose_name="theory",
            ),
        ),
        migrations.AddField(
            model_name="oddsday",
            name="theory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="days",
                to="theories.theory",
            ),
        ),
        migrations.AddField(
            model_name="oddstally",
            name="theory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tallies",
                to="theories.theory",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="proposals",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="evidence.evidence",
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="theory",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to="theories.theory",
                verbose_name="theory",
            ),
        ),
        migrations.AddField(
            model_name="second",
            name="fan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="seconds",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="second",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="seconds",
                to="theories.proposal",
            ),
        ),
        migrations.AddField(
            model_name="strengthvote",
            name="judge",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="judgements",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="strengthvote",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="judgements",
                to="theories.link",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="evidence.evidence",
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="moderator",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="verdicts",
                to=settings.AUTH_USER_MODEL,
                verbose_name="moderator",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="theory",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verdict",
                to="theories.theory",
                verbose_name="theory",
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="verdict",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="calls",
                to="theories.verdict",
            ),
        ),
        migrations.AddIndex(
            model_name="odds",
            index=models.Index(fields=["theory", "fan", "-id"], name="odds_of_a_fan"),
        ),
        migrations.AddIndex(
            model_name="odds",
            index=models.Index(fields=["fan", "-id"], name="odds_by_fan"),
        ),
        migrations.AddConstraint(
            model_name="odds",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__range", (0, 100))),
                name="odds_are_a_percentage",
            ),
        ),
        migrations.AddIndex(
            model_name="oddsday",
            index=models.Index(fields=["-day", "theory"], name="odds_of_a_day"),
        ),
        migrations.AddConstraint(
            model_name="oddsday",
            constraint=models.UniqueConstraint(
                fields=("theory", "reveal_at", "day"), name="one_summary_per_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="oddsday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lower__lte", models.F("median")),
                    ("median__lte", models.F("upper")),
                ),
                name="the_median_lies_between_the_quartiles",
            ),
        ),
        migrations.AddConstraint(
            model_name="oddstally",
            constraint=models.UniqueConstraint(
                fields=("theory", "reveal_at", "percent"),
                name="one_tally_per_percentage",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "partly"), ("share__range", (1, 99))),
                    models.Q(
                        models.Q(("outcome", "partly"), _negated=True), ("share", None)
                    ),
                    _connector="OR",
                ),
                name="a_proposal_has_a_share_if_partly",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", False),
                    ("outcome", "never-addressed"),
                    _connector="OR",
                ),
                name="a_proposal_rests_on_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False)),
                fields=("author", "key"),
                name="one_proposal_per_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="second",
            constraint=models.UniqueConstraint(
                fields=("proposal", "fan"), name="one_second_per_fan"
            ),
        ),
        migrations.AddConstraint(
            model_name="strengthvote",
            constraint=models.UniqueConstraint(
                fields=("link", "judge"), name="one_strength_vote_per_judge"
            ),
        ),
        migrations.AddConstraint(
            model_name="strengthvote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", [0, 1, 2, 5])),
                name="strength_is_none_weak_fair_or_strong",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "partly"), ("share__range", (1, 99))),
                    models.Q(
                        models.Q(("outcome", "partly"), _negated=True), ("share", None)
                    ),
                    _connector="OR",
                ),
                name="a_verdict_has_a_share_if_partly",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", False),
                    ("outcome", "never-addressed"),
                    _connector="OR",
                ),
                name="a_verdict_rests_on_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(
                fields=("verdict", "fan"), name="one_call_per_fan_and_verdict"
            ),
        ),
        odds_stay_as_given,
    ]
