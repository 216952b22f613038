from django.db import migrations, models


def keep_the_last(apps, _schema):
    """Of several proposals of a fan on one theory the last word stays."""
    proposals = apps.get_model("theories", "Proposal").objects.exclude(author=None)
    last = (
        proposals.order_by().values("theory", "author").annotate(last=models.Max("pk"))
    )
    kept = [row["last"] for row in last]
    proposals.exclude(pk__in=kept).delete()


class Migration(migrations.Migration):
    dependencies = [("theories", "0012_verdicts_keep_their_lock")]

    operations = [migrations.RunPython(keep_the_last, migrations.RunPython.noop)]
