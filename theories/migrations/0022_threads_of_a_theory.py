from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("theories", "0021_beginnings_and_titles")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["theory", "id"],
                condition=Q(parent=None),
                name="threads_of_a_theory",
            ),
        ),
        migrations.RemoveIndex(model_name="comment", name="comments_of_a_theory"),
    ]
