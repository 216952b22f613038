"""The canon as it stands in the files: complete, readable, sourced and unspoiled."""

import re
from collections import Counter

import pytest
from django.core.management import call_command

from accounts.models import User
from canon.checks import check
from canon.loading import load_canon
from canon.reading import read_canon
from characters.models import Alias, Character, Fact, Group, Relationship
from episodes.models import Episode
from evidence.models import Evidence, Source
from theories.models import Link, Rivalry, Theory

HAD_NO_SECOND_LOOK = {
    "hangul": "jung-yong-nam nam-so-ju song-jae-ik jeon-ho-cheol kim-woo-shin "
    "jin-seon-mu so-ju-ran lee-jong-a",
    "actor": "oh-joon-yeong kim-cheol-su son-myeong-hwan yoo-joon-seong jung-min-jae "
    "kang-jin-gu cheong-sans-mother jeon-ho-cheol orangibberish kim-woo-shin",
    "actor_hangul": "seo-hyo-ryung jang-wu-jin oh-joon-yeong kim-ji-min han-gyeong-su "
    "yoon-i-sak kim-hyeon-ju park-hee-su kim-cheol-su lee-jin-su son-myeong-hwan "
    "park-chang-hoon yoo-joon-seong jung-min-jae lee-byeong-chan park-sun-hwa "
    "jung-yong-nam kang-jin-gu principal school-nurse nam-so-ju cheong-sans-mother "
    "song-jae-ik jeon-ho-cheol orangibberish kim-woo-shin park-eun-hee jin-seon-mu",
}
STATUS_UNCONFIRMED = {"lee-ha-lim", "park-sun-hwa", "kang-jin-gu"}

ABOUT_THE_MAKING = re.compile(
    r"the article|the tracker|tracker.s|\bseeds?\b|explainers? say|pages? read"
    r"|this (page|tracker|site)|look-up",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def canon():
    return read_canon()


def texts_of(value):
    """Every text that a reader may meet, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)


def test_the_files_agree_with_each_other(canon):
    check(canon)


def test_an_empty_database_gets_everything(db, canon, capsys):
    call_command("load_canon")
    assert capsys.readouterr().out.startswith("Canon: 312 created, 0 updated")
    counts = {
        Episode: 12,
        Character: 49,
        Group: 8,
        Evidence: 44,
        Theory: 46,
        Rivalry: 23,
        Source: len(canon.sources),
        Alias: sum(len(each.aliases) for each in [*canon.characters, *canon.terms]),
        Fact: sum(len(each.facts) for each in canon.characters),
        Relationship: sum(len(each.relationships) for each in canon.characters),
        Link: sum(len(each.links) for each in canon.theories),
    }
    assert {model: model.objects.count() for model in counts} == counts


def test_counters_authors_and_words_are_right_after_loading(db):
    load_canon()
    tracker = User.objects.get()
    assert not tracker.has_usable_password()
    assert not tracker.is_staff
    assert not tracker.email
    for theory in Theory.objects.prefetch_related("links"):
        stances = Counter(link.stance for link in theory.links.all())
        assert theory.supports == stances["supports"]
        assert theory.contradicts == stances["contradicts"]
        assert theory.complicates == stances["complicates"]
        assert theory.hot == theory.ranks()["hot"] > 0
        assert theory.body_html.startswith("<p>")
        assert theory.author == tracker
        assert {link.author_id for link in theory.links.all()} == {tracker.pk}


def test_the_first_theory_of_the_file_stands_first_in_lists(db, canon):
    load_canon()
    assert Theory.objects.hottest_first().first().slug == canon.theories[0].slug


def test_nothing_that_fans_read_speaks_of_how_it_was_made(canon):
    rows = canon.episodes + canon.characters + canon.groups + canon.evidence
    rows += canon.theories + canon.rivalries
    found = [
        text
        for row in rows
        for text in texts_of(row.model_dump())
        if ABOUT_THE_MAKING.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("field", HAD_NO_SECOND_LOOK)
def test_what_was_not_confirmed_is_left_out(canon, field):
    characters = {each.slug: each for each in canon.characters}
    for slug in HAD_NO_SECOND_LOOK[field].split():
        assert getattr(characters[slug], field) == ""


def test_a_status_that_was_not_confirmed_says_so(canon):
    unsure = {
        character.slug
        for character in canon.characters
        for fact in character.facts
        if not fact.confirmed
    }
    assert unsure == STATUS_UNCONFIRMED


def test_every_source_is_named_by_something_and_every_link_is_a_web_address(canon):
    named = {key for each in canon.evidence + canon.theories for key in each.sources}
    assert {source.key for source in canon.sources} == named
    for source in canon.sources:
        assert source.url == "" or source.url.startswith(("https://", "http://"))


def test_a_newcomer_to_the_show_is_not_told_how_it_ends(canon):
    for character in canon.characters:
        words = f"{character.role} {character.affiliation} {character.aliases}"
        if character.reveal_at < 112:
            assert not re.search("halfbie|dead|zombie of", words)


def test_rivals_exclude_each_other_pair_by_pair(canon):
    pairs = [frozenset(each.theories) for each in canon.rivalries]
    assert len(set(pairs)) == len(pairs)
    assert not any(a < b for a in pairs for b in pairs)
