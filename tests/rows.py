"""A list to turn the pages of."""

from datetime import UTC, datetime

from django.db import models

from web.paging import keyset_page


class Row(models.Model):
    hot = models.FloatField()
    name = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    rank = models.IntegerField(null=True)

    class Meta:
        app_label = "tests"


def make_rows(triples):
    Row.objects.bulk_create(
        Row(hot=hot, name=name, made_at=datetime.fromtimestamp(moment, UTC))
        for hot, name, moment in triples
    )


def all_pages(queryset, order, size):
    page = keyset_page(queryset, order, size=size)
    pages = [page]
    while page.after:
        page = keyset_page(queryset, order, page.after, size)
        pages.append(page)
    return pages


def fresh(row):
    """The row as the database has it now."""
    return type(row)._base_manager.get(pk=row.pk)
