"""Readers tell moderators what is wrong, from where it stands."""

import pytest
from django.core.exceptions import PermissionDenied

from moderation.models import Case, Decision, Report
from moderation.targets import name_of
from moderation.weights import accuracy_bonus, weight_of

from .factories import make_comment, make_evidence, make_link, make_theory, make_user
from .reading import HTMX
from .rows import fresh
from .test_decisions import WHY, make

pytestmark = pytest.mark.django_db


def report(client, thing, reason="spam", headers=None, **typed):
    sent = {"target": name_of(thing), "reason": reason, **typed}
    return client.post("/report/", sent, headers=headers)


@pytest.mark.parametrize(
    "kind", ["theory", "evidence", "link", "comment", "fan", "proposal"]
)
def test_anything_is_reported_from_where_it_stands(kind, as_user, ben):
    thing = make(kind)
    client = as_user(ben)
    form = client.get("/report/", {"target": name_of(thing)})
    assert "disagree is not a reason" in form.content.decode()
    assert report(client, thing, "abuse", note="Look.").status_code == 303
    filed = Report.objects.get()
    assert (filed.target, filed.reporter, filed.note) == (thing, ben, "Look.")
    assert Case.objects.open().get().target == thing


def test_the_form_comes_into_the_page_and_the_answer_too(as_user, ben):
    thing = make_theory()
    client = as_user(ben)
    form = client.get("/report/", {"target": name_of(thing)}, headers=HTMX)
    assert "<html" not in form.content.decode()
    sent = report(client, thing, headers=HTMX)
    assert sent.status_code == 200
    assert "Thank you" in sent.content.decode()


def test_a_visitor_is_asked_to_log_in_first(client):
    answer = client.get("/report/?target=theory-1")
    assert answer["Location"].startswith("/accounts/login/?next=/report/")


def test_nobody_reports_their_own(as_user, ana):
    assert report(as_user(ana), make_theory(author=ana)).status_code == 403
    with pytest.raises(PermissionDenied):
        Report.file(ana, by=ana, reason="spam")


def test_what_cannot_be_seen_cannot_be_reported(as_user, ben):
    for thing in [make_theory(state="hidden"), make_theory(reveal_at=203)]:
        assert report(as_user(ben), thing).status_code == 404
    for name in [
        "theory-0",
        "theory-",
        "season-1",
        "theory-9" + "9" * 40,
        "x",
        "fan-٣",
    ]:
        answer = as_user(ben).post("/report/", {"target": name, "reason": "spam"})
        assert answer.status_code == 404
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("theory", "inaccurate"), ("fan", "duplicate"), ("comment", "duplicate")]
    + [("theory", each) for each in ["", "fine", "revised", "I disagree"]],
)
def test_a_reason_has_to_fit(kind, reason, as_user, ben):
    answer = report(as_user(ben), make(kind), reason, note="What I typed.")
    assert answer.status_code == 422
    assert "What I typed." in answer.content.decode()
    assert not Report.objects.exists()


def test_illegal_needs_words(as_user, ben):
    theory = make_theory()
    assert report(as_user(ben), theory, "illegal").status_code == 422
    assert report(as_user(ben), theory, "illegal", note="\u200b").status_code == 422
    assert report(as_user(ben), theory, "illegal", note="Why.").status_code == 303


def test_a_duplicate_names_another_one_that_exists(as_user, ben):
    theory, other = make_theory(), make_theory()
    client = as_user(ben)
    for address in ["", "nothing", theory.get_absolute_url()]:
        answer = report(client, theory, "duplicate", other=address)
        assert answer.status_code == 422
    hidden = make_theory(state="hidden").get_absolute_url()
    assert report(client, theory, "duplicate", other=hidden).status_code == 422
    whole = f"https://tracker.example{other.get_absolute_url()}?x=1#discussion"
    assert report(client, theory, "duplicate", other=whole).status_code == 303
    assert Report.objects.get().other == other


def test_duplicates_form_no_loop(as_user, ben):
    one, two, three = make_theory(), make_theory(), make_theory()
    Report.file(one, by=ben, reason="duplicate", other=two)
    Report.file(two, by=ben, reason="duplicate", other=three)
    address = one.get_absolute_url()
    answer = report(as_user(make_user()), three, "duplicate", other=address)
    assert answer.status_code == 422
    assert not Report.objects.about(three).exists()


def test_reporting_twice_makes_one_report(as_user, ben):
    theory = make_theory()
    for _ in range(2):
        assert report(as_user(ben), theory).status_code == 303
    assert Report.objects.count() == 1


def test_what_was_decided_can_be_reported_again(mona, ben):
    theory = make_theory()
    Report.file(theory, by=ben, reason="spam")
    Decision.make("keep", theory, by=mona, **WHY)
    _report, is_new = Report.file(theory, by=ben, reason="abuse")
    assert is_new


def test_who_reported_learns_what_came_of_it(as_user, mona, ben):
    agreed, refused, waiting = make_theory(), make_theory(), make_theory()
    for theory in [agreed, refused, waiting]:
        Report.file(theory, by=ben, reason="spam", note="See for yourself.")
    Decision.make("hide", agreed, by=mona, reason="spam", words="An advertisement.")
    Decision.make("keep", refused, by=mona, reason="fine")
    page = as_user(ben).get("/reports/").content.decode()
    assert "The moderators agreed with you." in page
    assert "An advertisement." in page
    assert "found that it may stay" in page
    assert "Waiting for a moderator." in page
    assert agreed.title not in page
    assert waiting.title in page
    assert (
        "See for yourself."
        not in as_user(make_user()).get("/reports/").content.decode()
    )


@pytest.mark.parametrize(
    ("agreed", "answered", "bonus"),
    [
        (0, 0, 0),  # nobody has answered yet
        (3, 3, 0.6),
        (18, 18, 0.9),
        (1, 2, 0),  # right half the time: as good as chance
        (0, 9, 0),  # always wrong counts no less than a newcomer
    ],
)
def test_accuracy_earns_a_bonus(agreed, answered, bonus):
    assert accuracy_bonus(agreed, answered) == pytest.approx(bonus)


def test_a_report_weighs_one_and_trust_and_the_bonus(mona, ben):
    ben.trust = 2
    for _ in range(3):
        theory = make_theory()
        Report.file(theory, by=ben, reason="spam")
        Decision.make("hide", theory, by=mona, **WHY)
    assert weight_of(ben) == pytest.approx(3.6)


def reported_by(thing, *trusts):
    for trust in trusts:
        Report.file(thing, by=make_user(trust=trust), reason="abuse")
    return fresh(thing).state


@pytest.mark.parametrize(
    ("trusts", "state"),
    [
        ([2, 2, 1], "pending"),  # 3 + 3 + 2 from three people
        ([2, 2, 0], "published"),  # 7
        ([0] * 7, "published"),
        ([0] * 8, "pending"),
        ([1] * 4, "pending"),
    ],
)
@pytest.mark.parametrize("make_it", [make_theory, make_comment, make_evidence])
def test_a_thing_hides_itself_at_weight_eight_from_three(trusts, state, make_it):
    assert reported_by(make_it(), *trusts) == state


def test_two_people_hide_nothing_however_heavy():
    theory = make_theory()
    for _ in range(2):
        Report.file(theory, by=make_user(trust=2), reason="abuse")
    Report.objects.update(weight=5)
    Case.settle(theory).hide_if_heavy(theory)
    assert fresh(theory).state == "published"


def test_what_a_moderator_kept_does_not_hide_itself_again(mona):
    link = make_link()
    reported_by(link, 2, 2, 2)
    Decision.make("keep", fresh(link), by=mona, reason="fine")
    assert fresh(link).state == "published"
    assert reported_by(link, 2, 2, 2) == "published"


def test_reports_of_the_suspended_weigh_nothing(mona):
    theory = make_theory()
    liars = [make_user(trust=2) for _ in range(2)]
    for liar in liars:
        Report.file(theory, by=liar, reason="abuse")
        Decision.make("suspend", liar, by=mona, days=3, **WHY)
    assert reported_by(theory, 2) == "published"
