"""The index again from the words: the proof that it says what they say."""

from itertools import batched

from django.apps import apps
from django.db import DatabaseError, connections, router, transaction

from .models import Findable

BATCH = 500


def findable_models():
    return [model for model in apps.get_models() if issubclass(model, Findable)]


def reindex(model, *, repair=True, progress=lambda number: None):
    """Yield each thing whose words in the index are not its own; mend them.

    Every 500 have a transaction of their own, with the things held, so that nothing
    written meanwhile is undone.
    """
    done = 0
    pks = model.objects.order_by("pk").values_list("pk", flat=True).iterator()
    for batch in batched(pks, BATCH):
        with transaction.atomic():
            yield from reindex_batch(model, batch, repair)
        done += len(batch)
        progress(done)


def reindex_batch(model, pks, repair):
    words = model.words_model()
    things = model.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    stored = words.objects.in_bulk(pks)
    right = {thing: thing.tokens() for thing in things}
    drifted = [thing for thing in right if said(stored.get(thing.pk)) != right[thing]]
    if repair:
        words.objects.bulk_create(
            [words(of_id=thing.pk, **right[thing]) for thing in drifted],
            update_conflicts=True,
            unique_fields=["of"],
            update_fields=["title", "text"],
        )
    return drifted


def said(words):
    return words and {"title": words.title, "text": words.text}


def rebuild(model):
    """Have SQLite make its table of tokens anew; PostgreSQL computes its own."""
    tell_fts5(model, "rebuild")


def is_sound(model):
    """Whether SQLite's table of tokens agrees with the stored words."""
    try:
        tell_fts5(model, "integrity-check")
    except DatabaseError:
        return False
    return True


def tell_fts5(model, command):
    words = model.words_model()
    connection = connections[router.db_for_write(words)]
    if connection.vendor != "sqlite":
        return
    index = f"{words._meta.db_table}_fts"
    # Rank 1: compared with the table of words, not only within itself.
    sql = f"INSERT INTO {index}({index}, rank) VALUES (%s, 1)"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [command])
