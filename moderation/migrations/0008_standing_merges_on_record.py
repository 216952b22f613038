from django.db import migrations

KEPT = ["odds", "follows", "links", "comments", "chained"]


def put_on_record(apps, schema_editor):
    """Merges that stand know from now on by themselves what they brought."""
    theories = apps.get_model("theories", "Theory").objects
    decisions = apps.get_model("moderation", "Decision").objects.filter(
        content_type__app_label="theories",
        content_type__model="theory",
        action__in=["merge", "convert"],
        undone_by=None,
    )
    for theory in theories.exclude(merged_into=None):
        decision = decisions.filter(object_id=theory.pk).order_by("-pk").first()
        if decision:
            record(apps, theory, decision)


def record(apps, theory, decision):
    brought = decision.before
    into = brought.get("into", decision.asked["into"])
    votes = apps.get_model("theories", "Vote").objects.filter(theory=into)
    keys = {(vote.voter_id, vote.value): vote.pk for vote in votes}
    copies = [(voter, value) for voter, value in brought.get("votes", [])]
    comments = apps.get_model("theories", "Comment").objects
    apps.get_model("theories", "Merge").objects.create(
        theory=theory,
        into_id=into,
        state=brought["state"],
        words=comments.filter(pk=brought.get("comment")).first(),
        made_at=decision.made_at,
        votes=[[keys[copy], copy[1]] for copy in copies if copy in keys],
        **{name: brought.get(name, []) for name in KEPT},
    )


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0007_log_in_streams"),
        ("theories", "0020_merges_on_record"),
    ]

    operations = [migrations.RunPython(put_on_record, migrations.RunPython.noop)]
