"""Giving odds from the page: typed, slid or stepped, with htmx and without."""

import pytest

from theories.asking import theory_with_all
from theories.belief import charts

from .factories import make_evidence, make_link, make_theory, make_user, viewer_of
from .reading import HTMX


def odds_url(theory):
    return f"/theories/{theory.slug}/odds/"


def given(theory):
    return list(theory.odds.values_list("percent", flat=True))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"percent": "70"}, 70),  # the bare interface
        ({"percent": "0"}, 0),
        ({"percent": "100"}, 100),
        ({"percent": "70", "slider": "50", "was": "50"}, 70),
        ({"percent": "", "slider": "30", "was": "50"}, 30),
        ({"percent": "50", "slider": "30", "was": "50"}, 30),  # only the slider moved
        ({"percent": "70", "slider": "30", "was": "50"}, 70),  # typed words win
        ({"percent": "40", "step": "5"}, 45),
        ({"percent": "", "slider": "50", "was": "50", "step": "-10"}, 40),
        ({"percent": "98", "step": "10"}, 100),
        ({"percent": "3", "step": "-5"}, 0),
    ],
)
def test_a_number_comes_from_the_box_the_slider_or_a_step(sent, expected, as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(odds_url(theory), sent)
    assert response.status_code == 303
    assert response["Location"] == f"{theory.get_absolute_url()}#odds"
    assert given(theory) == [expected]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"percent": ""},
        {"percent": "", "slider": "50", "was": "50"},  # nothing was touched
        {"percent": "101"},
        {"percent": "-1"},
        {"percent": "half"},
        {"percent": "50.5"},
        {"percent": str(2**63)},
        {"percent": "5\0"},
        {"percent": "50", "step": "7"},
        {"percent": "50", "moved_by": "999999"},
        {"percent": "50", "moved_by": "x"},
    ],
)
def test_what_is_no_percentage_is_refused_and_stays_in_the_form(sent, as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(odds_url(theory), sent)
    assert response.status_code == 422
    assert not given(theory)
    if sent.get("percent", "").isprintable() and sent.get("percent"):
        assert f'value="{sent["percent"]}"' in response.content.decode()


def test_with_htmx_the_section_comes_back_with_what_others_believe(as_user, ben):
    theory = make_theory()
    for percent in [20, 30, 40, 50]:
        theory.give_odds(make_user(), percent)
    response = as_user(ben).post(odds_url(theory), {"percent": "90"}, headers=HTMX)
    page = response.content.decode()
    assert "<html" not in page
    assert 'id="odds"' in page
    assert "Your odds are on record: 90 %" in page
    assert ">40 %<" in page  # the median of all five
    assert 'hx-swap-oob="true"' in page


def test_what_moved_a_fan_names_a_link_of_this_theory_only(as_user, ben):
    theory, other = make_link().theory, make_link()
    own = theory.links.get()
    client = as_user(ben)
    assert (
        client.post(
            odds_url(theory), {"percent": "60", "moved_by": other.pk}
        ).status_code
        == 422
    )
    client.post(odds_url(theory), {"percent": "60", "moved_by": own.pk})
    assert theory.odds.get().moved_by == own
    assert "moved 1 fan" in client.get(theory.get_absolute_url()).content.decode()


def test_nobody_names_a_link_that_lies_beyond_their_horizon(as_user, ben):
    theory = make_theory()
    beyond = make_link(theory, make_evidence(reveal_at=203))
    sent = {"percent": "60", "moved_by": beyond.pk}
    assert as_user(ben).post(odds_url(theory), sent).status_code == 422


def test_a_fan_thinks_before_they_look_unless_they_ask(as_user, ben):
    theory = make_theory()
    for percent in [20, 30, 40, 50, 60]:
        theory.give_odds(make_user(), percent)
    client, url = as_user(ben), theory.get_absolute_url()
    assert "Median of all fans" not in client.get(url).content.decode()
    assert "Median of all fans" in client.get(f"{url}?odds=shown").content.decode()
    theory.give_odds(ben, 50)
    assert "Median of all fans" in client.get(url).content.decode()


def test_visitors_see_fan_odds_and_where_to_log_in(client, db):
    theory = make_theory()
    for percent in [20, 30, 40, 50]:
        theory.give_odds(make_user(), percent)
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "Too few fans" in page
    theory.give_odds(make_user(), 90)
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "Median of all fans" in page
    assert "Log in to give your odds" in page


def test_a_visitor_is_sent_to_log_in(client, db):
    theory = make_theory()
    assert client.post(odds_url(theory), {"percent": "5"}).status_code == 302
    assert not given(theory)


def test_a_closed_theory_says_so(as_user, ben):
    theory = make_theory(locked=True)
    client = as_user(ben)
    assert client.post(odds_url(theory), {"percent": "5"}).status_code == 403
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "This theory is closed to odds." in page


def test_the_chart_marks_evidence_where_it_was_linked(ben):
    theory = make_theory()
    link = make_link(theory)
    for percent in [20, 30, 40, 50, 60]:
        theory.give_odds(make_user(), percent)
    viewer = viewer_of()
    drawn = charts(theory_with_all(viewer, theory.slug), viewer)["history"]
    assert [mark.link for mark in drawn.marks] == [link]
    assert [day.median for day in drawn.days] == [40]
