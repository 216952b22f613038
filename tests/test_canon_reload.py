"""Loading the canon again: what people did stays, what nobody touched follows."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canon.loading import load_canon
from canon.models import CanonRecord
from characters.models import Character
from evidence.models import Evidence
from theories.models import Rivalry, Theory, Vote

from .canon_files import CanonFiles
from .factories import make_user


@pytest.fixture
def files(db, tmp_path):
    """The small canon, loaded once."""
    files = CanonFiles(tmp_path)
    load_canon(tmp_path)
    return files


@pytest.fixture
def theory(files):
    return Theory.objects.get(slug="nam-ra-leads")


def test_a_second_run_writes_nothing(files):
    with CaptureQueriesContext(connection) as queries:
        report = load_canon(files.folder)
    writes = ("INSERT", "UPDATE", "DELETE")
    assert not [q["sql"] for q in queries if q["sql"].startswith(writes)]
    assert not report.created
    assert not report.updated
    assert not report.left_alone


def test_the_whole_canon_is_compared_in_a_few_queries(
    db, django_assert_max_num_queries
):
    load_canon()
    with django_assert_max_num_queries(40):
        load_canon()


def test_what_nobody_edited_follows_the_files(files, theory):
    files.change("theories", title="Nam-ra leads her people", characters=["on-jo"])
    files.change("characters", aliases=["Namra"])
    files.change("rivalries", exhaustive=True)
    report = load_canon(files.folder)
    theory.refresh_from_db()
    assert theory.title == "Nam-ra leads her people"
    assert theory.characters.get().slug == "on-jo"
    assert Character.objects.get(slug="nam-ra").aliases.get().text == "Namra"
    assert Rivalry.objects.get().exhaustive
    assert len(report.updated) == 3


def test_a_theory_edited_by_hand_stays_as_it_is(files, theory, mona):
    theory.edit(by=mona, title="Nam-ra leads nobody at all")
    files.change("theories", title="Nam-ra leads her people")
    report = load_canon(files.folder)
    theory.refresh_from_db()
    assert theory.title == "Nam-ra leads nobody at all"
    assert report.left_alone == {"theory:nam-ra-leads": "edited by hand"}


def test_aliases_edited_by_hand_stay_as_they_are(files):
    nam_ra = Character.objects.get(slug="nam-ra")
    nam_ra.aliases.create(text="Banjang")
    files.change("characters", role="Pupil")
    report = load_canon(files.folder)
    nam_ra.refresh_from_db()
    assert nam_ra.role == "Class president"
    assert report.left_alone == {"character:nam-ra": "edited by hand"}


def test_a_hidden_theory_stays_hidden_and_still_follows(files, theory):
    theory.hide()
    files.change("theories", title="Nam-ra leads her people")
    load_canon(files.folder)
    theory.refresh_from_db()
    assert (theory.title, theory.state) == ("Nam-ra leads her people", "hidden")


def test_a_locked_theory_is_left_alone(files, theory):
    Theory.objects.filter(pk=theory.pk).update(locked=True)
    files.change("theories", links=[link("tapes", "contradicts")])
    assert "theory:nam-ra-leads" in load_canon(files.folder).left_alone


def test_what_was_deleted_stays_deleted(files, theory):
    theory.delete()
    report = load_canon(files.folder)
    assert not Theory.objects.filter(slug="nam-ra-leads").exists()
    assert report.left_alone["theory:nam-ra-leads"] == "deleted by hand"


def test_a_deleted_character_does_not_come_back_through_others(files):
    Character.objects.get(slug="on-jo").delete()
    load_canon(files.folder)
    assert not Character.objects.filter(slug="on-jo").exists()
    assert Theory.objects.count() == 2


def test_what_the_files_no_longer_have_is_kept(files):
    files.content["rivalries.yaml"]["rivalries"] = []
    files.write("rivalries.yaml")
    report = load_canon(files.folder)
    assert Rivalry.objects.exists()
    assert report.left_alone == {"rivalry:where": "no longer in the files"}


def test_votes_links_and_comments_of_fans_survive_an_update(files, theory, ana, ben):
    theory.cast_vote(ben, Vote.Choice.UP)
    theory.add_comment(author=ben, body="Yes.")
    tapes = Evidence.objects.get(slug="tapes")
    theory.link_evidence(tapes, stance="complicates", argument="Hm.", by=ana)
    files.change(
        "theories",
        title="Nam-ra leads her people",
        links=[link("tapes", "supports"), link("bonfire", "contradicts")],
    )
    report = load_canon(files.folder)
    theory.refresh_from_db()
    assert "theory:nam-ra-leads" in report.updated
    assert (theory.score, theory.comment_count) == (1, 1)
    assert (theory.supports, theory.contradicts, theory.complicates) == (0, 1, 1)
    assert theory.links.get(evidence=tapes).author == ana
    assert not load_canon(files.folder).updated


def test_a_fans_theory_at_the_same_address_is_not_taken_over(db, tmp_path, ana):
    Theory.post(author=ana, title="Nam-ra leads", arc="other")
    report = load_canon(CanonFiles(tmp_path).folder)
    assert Theory.objects.get(slug="nam-ra-leads").author == ana
    assert report.left_alone == {"theory:nam-ra-leads": "was there before"}


def test_a_fan_called_like_the_account_is_not_made_the_author(db, tmp_path):
    make_user("Tracker")
    with pytest.raises(CommandError, match="belongs to a fan"):
        call_command("load_canon", data=CanonFiles(tmp_path).folder)
    assert not CanonRecord.objects.exists()


def link(evidence, stance):
    return {"evidence": evidence, "stance": stance, "argument": "Because."}


def test_a_hidden_theory_takes_a_link_from_the_files_and_no_load_stops(files, theory):
    theory.hide()
    files.change(
        "theories", links=[link("tapes", "supports"), link("bonfire", "contradicts")]
    )
    load_canon(files.folder)
    theory.refresh_from_db()
    assert (theory.supports, theory.contradicts) == (1, 1)
    assert not theory.is_published
