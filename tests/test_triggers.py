"""The database itself refuses some writes, on SQLite and PostgreSQL alike."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import RunPython

from web.triggers import lifted, refuse


class Story(models.Model):
    teller = models.IntegerField()

    class Meta:
        app_label = "tests"


class Clap(models.Model):
    story = models.ForeignKey(Story, models.CASCADE, db_constraint=False)
    listener = models.IntegerField()

    class Meta:
        app_label = "tests"


own_story = refuse(
    "claps_for_own_story",
    table="tests_clap",
    when="(SELECT teller FROM tests_story WHERE id = NEW.story_id) = NEW.listener",
    message="It's 100% yours.",
)
kept = refuse(
    "claps_are_kept",
    table="tests_clap",
    events=["DELETE"],
    message="Claps are kept.",
)


@pytest.fixture
def story(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Story)
        editor.create_model(Clap)
    run(own_story)
    yield Story.objects.create(teller=1)
    with connection.schema_editor() as editor:
        editor.delete_model(Clap)
        editor.delete_model(Story)
    # PostgreSQL drops a table's triggers with it but keeps their functions.
    if connection.vendor == "postgresql":
        run(RunPython(own_story.reverse_code, own_story.code))


def run(*operations):
    for operation in operations:
        with connection.schema_editor() as editor:
            operation.database_forwards("tests", editor, Nothing, Nothing)


class Nothing:
    """Migration state that a trigger has no use for."""

    apps = None

    @staticmethod
    def clear_delayed_apps_cache():
        pass


def clap(story, listener):
    with transaction.atomic():
        return Clap.objects.create(story=story, listener=listener)


def test_a_refused_insert_says_why(story):
    with pytest.raises(IntegrityError, match="It's 100% yours."):
        clap(story, listener=story.teller)
    assert not Clap.objects.exists()


def test_a_refused_update_changes_nothing(story):
    clap(story, listener=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clap.objects.update(listener=story.teller)
    assert Clap.objects.get().listener == 2


def test_what_the_condition_does_not_name_goes_through(story):
    assert clap(story, listener=2).pk


def test_without_a_condition_every_such_write_is_refused(story):
    run(kept)
    given = clap(story, listener=2)
    with pytest.raises(IntegrityError, match="Claps are kept."), transaction.atomic():
        given.delete()
    Clap.objects.update(listener=3)
    run(RunPython(kept.reverse_code))


def test_a_reversed_refusal_is_gone(story):
    run(RunPython(own_story.reverse_code))
    assert clap(story, listener=story.teller).pk
    run(own_story)


def test_a_refusal_is_lifted_while_its_tables_are_made_anew(story):
    bigger = models.BigIntegerField(default=0)
    bigger.set_attributes_from_name("teller")
    bigger.model = Story

    def enlarge(apps, editor):
        editor.alter_field(Story, Story._meta.get_field("teller"), bigger)

    run(*lifted(own_story, during=[RunPython(enlarge)]))
    with pytest.raises(IntegrityError):
        clap(story, listener=story.teller)
