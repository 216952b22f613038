from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("characters", "0002_words_to_find"),
    ]

    operations = [
        migrations.AddField(
            model_name="group",
            name="name_ko",
            field=models.CharField(
                blank=True, max_length=80, verbose_name="name in Korean"
            ),
        ),
        migrations.AddField(
            model_name="historicalgroup",
            name="name_ko",
            field=models.CharField(
                blank=True, max_length=80, verbose_name="name in Korean"
            ),
        ),
    ]
