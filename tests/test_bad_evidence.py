"""Evidence that a fan adds: what is asked for, and what is refused."""

import pytest

from evidence.models import Evidence, Source

from .factories import make_character

NEW = "/evidence/new/"

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def as_ben(as_user, ben):
    return as_user(ben)


@pytest.fixture
def finale(season_one):
    return season_one[112]


def typed(finale, **changed):
    return {
        "title": "Nam-ra on the roof",
        "description": "She jumps and is gone.",
        "kind": "scene",
        "episode": finale.pk,
        "starts_at": "41:07",
        "reveal_at": "112",
        "reveal_axis": "screen",
        **changed,
    }


def test_evidence_goes_on_record_with_its_tier(as_ben, ben, finale):
    nam_ra = make_character("Nam-ra")
    response = as_ben.post(NEW, typed(finale, characters=[nam_ra.slug]))
    evidence = Evidence.objects.get()
    assert response["Location"] == evidence.get_absolute_url()
    assert (evidence.added_by, evidence.tier) == (ben, "on-screen")
    assert (evidence.timestamp, evidence.slug) == ("41:07", "nam-ra-on-the-roof")
    assert list(evidence.characters.all()) == [nam_ra]


def test_what_is_not_on_screen_names_its_source(as_ben, finale):
    interview = {
        "kind": "interview",
        "episode": "",
        "starts_at": "",
        "source_title": "A talk",
        "source_url": "https://example.org/talk",
    }
    as_ben.post(NEW, typed(finale, **interview))
    assert Evidence.objects.get().tier == "creator"
    assert Source.objects.get().url == "https://example.org/talk"


def test_a_scene_spoils_the_episode_that_shows_it(as_ben, finale):
    as_ben.post(NEW, typed(finale, reveal_at="101"))
    assert Evidence.objects.get().reveal_at == 112


def test_the_same_title_again_gets_a_number(as_ben, finale):
    for _ in range(2):
        as_ben.post(NEW, typed(finale))
    assert Evidence.objects.filter(slug="nam-ra-on-the-roof-2").exists()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", "\u3164", "Write something that can be seen."),
        ("title", "x" * 141, "at most 140 characters"),
        ("title", "a\0b", "Null characters are not allowed."),
        ("description", " ", "Write something that can be seen."),
        ("description", "x" * 1001, "at most 1000 characters"),
        ("kind", "rumour", "rumour is not one of the available choices."),
        ("episode", "", "Choose the episode that shows it."),
        ("episode", "999999", "That choice is not one of the available choices."),
        ("episode", str(2**63), "That choice is not one of the available choices."),
        ("episode", "\0", "Null characters are not allowed."),
        ("starts_at", "soon", "Write minutes and seconds"),
        ("starts_at", "41:77", "Write minutes and seconds"),
        ("starts_at", "-1:00", "Write minutes and seconds"),
        ("starts_at", "9" * 20, "Write minutes and seconds"),
        ("quote_ko", "걸" * 281, "at most 280 characters"),
        ("characters", "nobody-at-all", "nobody-at-all is not one of"),
        ("characters", "a\0b", "Null characters are not allowed."),
        ("reveal_at", "x", "x is not one of the available choices."),
        ("reveal_axis", "dream", "dream is not one of the available choices."),
        ("source_url", "javascript:alert(1)", "Use an http or https address."),
        ("source_url", "ftp://example.org/", "Use an http or https address."),
        ("source_url", "https://", "Use an http or https address."),
        ("source_url", "https://[::", "Use an http or https address."),
        ("source_url", "https://example.org/\0", "Null characters"),
        ("source_url", f"https://example.org/{'x' * 500}", "at most 500 characters"),
    ],
)
def test_evidence_is_refused_with_the_reason_next_to_the_field(
    field, value, reason, as_ben, finale
):
    response = as_ben.post(NEW, typed(finale, **{field: value}))
    errors = response.context["form"].errors[field]
    assert response.status_code == 422
    assert any(reason in str(error) for error in errors)
    assert not Evidence.objects.exists()
    assert not Source.objects.exists()


def test_what_is_not_on_screen_needs_a_source(as_ben, finale):
    response = as_ben.post(NEW, typed(finale, kind="article", episode="", starts_at=""))
    assert response.status_code == 422
    assert "Say where this can be read." in response.content.decode()


def test_a_time_needs_an_episode(as_ben, finale):
    article = {"kind": "article", "episode": "", "source_url": "https://example.org/"}
    response = as_ben.post(NEW, typed(finale, **article))
    assert response.status_code == 422
    assert "Choose the episode that the time is in." in response.content.decode()
    assert not Evidence.objects.exists()
