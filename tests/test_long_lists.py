"""Lists inside of pages: whatever their length, all of it can be reached."""

import re

import pytest
from playwright.sync_api import expect

from theories.models import Link

from .factories import make_comment, make_evidence, make_link, make_theory
from .reading import HTMX
from .test_lists import pages, shown


@pytest.fixture
def theory(ana):
    return make_theory("The bonfire is a signal to the halfbies", author=ana)


def tie_many(theory, stance, number):
    return [
        make_link(theory, make_evidence(f"{stance} {each}"), stance=stance)
        for each in range(number)
    ]


def column(response, name):
    return next(each for each in response.context["columns"] if each.name == name)


def test_the_evidence_of_a_theory_comes_ten_by_ten_in_each_column(theory, client):
    tied = tie_many(theory, "supports", 23)
    tie_many(theory, "contradicts", 12)
    url = theory.get_absolute_url()
    page = client.get(url)
    found = []
    while page:
        turned = column(page, "supports")
        found += turned.page.items
        assert turned.count == 23
        assert len(column(page, "contradicts").page.items) == 10
        after = turned.page.after
        page = after and client.get(url, {"column": "supports", "after": after})
    assert found == tied


def test_the_theories_of_a_piece_of_evidence_come_ten_by_ten(ana, client):
    evidence = make_evidence("A fire burns on the roof")
    tied = [make_link(make_theory(), evidence) for _each in range(23)]
    make_link(make_theory(), evidence, stance="contradicts")
    url, found = evidence.get_absolute_url(), []
    page = client.get(url)
    while page:
        turned = column(page, "supports")
        found += turned.page.items
        assert (turned.count, column(page, "contradicts").count) == (23, 1)
        after = turned.page.after
        page = after and client.get(url, {"column": "supports", "after": after})
    assert sorted(link.pk for link in found) == [link.pk for link in tied]


@pytest.mark.parametrize("where", ["theory", "evidence"])
def test_htmx_gets_the_rest_of_one_column(where, theory, client):
    evidence = make_evidence("A fire burns on the roof")
    if where == "theory":
        url = tie_many(theory, "supports", 12)[0].theory.get_absolute_url()
    else:
        for _each in range(12):
            make_link(make_theory(), evidence)
        url = evidence.get_absolute_url()
    after = column(client.get(url), "supports").page.after
    asked = {"column": "supports", "after": after, "pages": 2}
    answer = client.get(url, asked, headers=HTMX).content.decode()
    assert "<html" not in answer
    assert len(re.findall("<li", answer)) == 2
    kept = client.get(url, {"column": "supports", "pages": 2})
    assert len(column(kept, "supports").page.items) == 12


@pytest.mark.parametrize("made_up", ["x", "0", "-1", "9" * 30, "\0"])
def test_a_page_of_a_column_that_was_never_offered_is_refused(made_up, theory, client):
    tie_many(theory, "supports", 1)
    for thing in [theory, Link.objects.get().evidence]:
        asked = {"column": "supports", "after": made_up}
        assert client.get(thing.get_absolute_url(), asked).status_code == 400


def test_the_address_of_a_link_leads_to_a_page_that_shows_it(theory, client):
    last = tie_many(theory, "supports", 15)[-1]
    page = client.get(last.get_absolute_url())
    assert f'id="link-{last.pk}"' in page.content.decode()
    other = client.get(theory.get_absolute_url())
    assert f'id="link-{last.pk}"' not in other.content.decode()


def test_a_fan_has_a_page_of_all_they_linked(ana, client):
    links = [make_link(author=ana) for _each in range(23)]
    fan = client.get("/fans/ana/")
    assert "/fans/ana/links/" in fan.content.decode()
    turned = pages(client, "/fans/ana/links/")
    assert [each for page in turned for each in shown(page)] == links[::-1]


def test_history_goes_back_to_the_first_words(theory, ana, client):
    for number in range(60):
        theory.edit(by=ana, body=f"Version {number}.")
    url = f"{theory.get_absolute_url()}history/"
    revisions = [each for page in pages(client, url) for each in shown(page)]
    assert len(revisions) == 61
    assert [each["is_first"] for each in revisions] == [False] * 60 + [True]
    assert all(each["changes"] for each in revisions[:-1])


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_more_of_a_column_comes_on_the_spot_and_back_brings_it_again(page, theory):
    tie_many(theory, "supports", 12)
    make_comment(theory)
    page.goto(theory.get_absolute_url())
    page.get_by_role("link", name="Show more", exact=True).click()
    expect(page.locator(".link-card")).to_have_count(12)
    expect(page.locator(".link-card").nth(10)).to_contain_text("supports")
    page.locator(".link-card a[href^='/fans/']").last.click()
    page.wait_for_url("**/fans/**")
    page.go_back()
    expect(page.locator(".link-card")).to_have_count(12)
