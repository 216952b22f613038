"""What the canon calls things, in the language of its reader."""

import pytest
from django.core.management import call_command
from django.utils.translation import override

from characters.kinds import KINDS
from characters.models import Group, Relationship

pytestmark = pytest.mark.django_db


@pytest.fixture
def canon():
    call_command("load_canon", verbosity=0)


def read(client, url, language):
    # A request leaves its language behind in this thread.
    with override("en"):
        answer = client.get(url, headers={"Accept-Language": language})
    return answer.content.decode()


def test_every_kind_of_relationship_in_the_canon_can_be_said_in_korean(canon):
    assert set(Relationship.objects.values_list("kind", flat=True)) <= KINDS


def test_every_group_of_the_canon_has_a_korean_name(canon):
    assert not Group.objects.filter(name_ko="").exists()


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", ["childhood friend of", "Class 2-5"], ["소꿉친구", "2학년 5반"]),
        (
            "ko",
            ["소꿉친구", "2학년 5반"],
            ["childhood friend of", 'class-2-5">Class 2-5'],
        ),
    ],
)
def test_a_character_is_read_in_one_language(canon, client, language, said, unsaid):
    page = read(client, "/characters/nam-on-jo/", language)
    assert all(words in page for words in said)
    assert not any(words in page for words in unsaid)


def test_a_group_says_what_it_is_where_its_members_are_listed(canon, client):
    note = Group.objects.get(slug="six-survivors").note
    assert note not in read(client, "/characters/", "en")
    page = read(client, "/characters/?group=six-survivors", "ko")
    assert note in page
    assert "생존자 여섯 명" in page


def test_words_that_nobody_translated_stay_as_they_are(client, canon):
    related = Relationship.objects.first()
    related.kind = "met once by"
    assert related.label == "met once by"
