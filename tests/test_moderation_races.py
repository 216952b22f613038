"""Moderators, readers and authors who act at the same moment."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from accounts.tasks import settle_voices
from moderation.models import Case, DecidedAlready, Decision, InACircle, Report
from moderation.models.making import version_of
from moderation.moderators import appoint
from moderation.targets import name_of
from theories.models import Vote
from theories.recounting import recount

from .at_once import at_once
from .factories import make_comment, make_theory, make_user
from .rows import fresh

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"reason": "abuse", "words": "It names a person who is alive."}


@pytest.fixture
def moderators():
    people = [make_user() for _ in range(4)]
    for each in people:
        appoint(each)
    return people


def nothing_drifted():
    return [drift for _theory, drift in recount(repair=False)] == []


def test_of_moderators_on_one_thing_the_first_decides(moderators, as_user):
    theory = make_theory()
    Report.file(theory, by=make_user(), reason="abuse")
    sent = {"target": name_of(theory), "reason": "abuse", "version": version_of(theory)}
    actions = ["hide", "remove", "lock", "hide"]
    posts = [
        partial(as_user(each).post, "/moderation/decisions/", sent | {"action": action})
        for each, action in zip(moderators, actions, strict=True)
    ]
    answers = at_once(*posts)
    assert sorted(answer.status_code for answer in answers) == [303, 409, 409, 409]
    decision = Decision.objects.get()
    quicker = f"{decision.moderator.username} was quicker"
    late = [each for each in answers if each.status_code == 409]
    assert all(quicker in each.content.decode() for each in late)


def test_a_case_is_claimed_by_one(moderators):
    theory = make_theory()
    Report.file(theory, by=make_user(), reason="abuse")
    case = Case.objects.get()
    assert sorted(at_once(*[partial(case.claim, each) for each in moderators])) == [
        *[False] * 3,
        True,
    ]


def test_a_decision_is_undone_once(moderators):
    decision = Decision.make("hide", make_theory(), by=moderators[0], **WHY)

    def undo():
        try:
            return Decision.objects.get(pk=decision.pk).undo(by=moderators[0]).action
        except (PermissionDenied, DecidedAlready) as refused:
            return type(refused).__name__

    assert sorted(at_once(*[undo] * 4)).count("undo") == 1
    assert Decision.objects.count() == 2


def test_a_report_during_a_decision_is_answered_or_opens_the_case_again(moderators):
    for _round in range(4):
        theory, late = make_theory(), make_user()
        Report.file(theory, by=make_user(), reason="abuse")
        at_once(
            partial(Report.file, theory, by=late, reason="spam"),
            partial(Decision.make, "lock", theory, by=moderators[0], **WHY),
        )
        is_open = Case.objects.about(theory).open().exists()
        assert is_open == Report.objects.about(theory).open().exists()
        assert Report.objects.about(theory).count() == 2


def test_eight_readers_at_once_hide_a_thing_and_are_all_heard():
    comment = make_comment()
    fans = [make_user() for _ in range(8)]
    file = [partial(Report.file, comment, by=fan, reason="abuse") for fan in fans]
    at_once(*file)
    case = Case.objects.get()
    assert (case.weight, case.reporters, case.is_held) == (8, 8, True)
    assert fresh(comment).state == "pending"


def test_one_reader_in_four_tabs_reports_once():
    theory, fan = make_theory(), make_user()
    filed = at_once(*[partial(Report.file, theory, by=fan, reason="spam")] * 4)
    assert [is_new for _report, is_new in filed].count(True) == 1
    assert Report.objects.count() == 1


def test_an_edit_while_being_hidden_brings_nothing_back(moderators):
    theory = make_theory()
    at_once(
        partial(fresh(theory).edit, by=theory.author, body="Other words."),
        partial(Decision.make, "hide", theory, by=moderators[0], **WHY),
    )
    after = fresh(theory)
    assert (after.state, after.body) == ("hidden", "Other words.")


def test_votes_during_a_merge_are_all_counted_once(moderators, as_user):
    one, other = make_theory(), make_theory()
    fans = [make_user() for _ in range(6)]
    for fan in fans[:2]:
        other.cast_vote(fan, -1)
    url = f"{one.get_absolute_url()}vote/"
    posts = [partial(as_user(fan).post, url, {"value": "1"}) for fan in fans]
    merge = partial(Decision.make, "merge", one, by=moderators[0], into=other.pk, **WHY)
    *answers, _decision = at_once(*posts, merge)
    assert {answer.status_code for answer in answers} <= {303, 403, 404}
    cast = [
        fan
        for fan, answer in zip(fans, answers, strict=True)
        if answer.status_code == 303
    ]
    voted = set(Vote.objects.filter(theory=other).values_list("voter", flat=True))
    assert {fan.pk for fan in cast} | {fan.pk for fan in fans[:2]} == voted
    assert nothing_drifted()


def test_a_vote_during_a_suspension_does_not_count(moderators, work):
    for _round in range(4):
        theory, fan = make_theory(), make_user()
        theory.cast_vote(fan, 1)
        at_once(
            partial(theory.cast_vote, fan, -1),
            partial(Decision.make, "suspend", fan, by=moderators[0], days=3, **WHY),
        )
        work()
        assert nothing_drifted()
        assert fresh(theory).score == 0


def test_two_merges_across_each_other_leave_one(moderators):
    one, other = make_theory(), make_theory()

    def merge(theory, into, by):
        try:
            Decision.make("merge", theory, by=by, into=into.pk, **WHY)
        except PermissionDenied as refused:
            return type(refused).__name__
        return "merged"

    answers = at_once(
        partial(merge, one, other, moderators[0]),
        partial(merge, other, one, moderators[1]),
    )
    assert sorted(answers) == ["PermissionDenied", "merged"]
    assert nothing_drifted()


def test_two_readers_who_call_each_others_first_make_no_circle():
    for _round in range(3):
        one, other = make_theory(), make_theory()

        def call(thing, first):
            try:
                Report.file(thing, by=make_user(), reason="duplicate", other=first)
            except InACircle:
                return "refused"
            return "filed"

        said = at_once(partial(call, one, other), partial(call, other, one))
        assert sorted(said) == ["filed", "refused"]


def test_a_post_during_a_purge_is_hidden_or_stays_as_it_came(moderators, work):
    pest, theory = make_user(), make_theory()
    for _ in range(3):
        make_comment(theory, author=pest)
    at_once(
        partial(make_comment, theory, author=pest),
        partial(Decision.make, "purge", pest, by=moderators[0], **WHY),
    )
    work()
    assert not pest.comments.filter(state="published").exists()
    assert Decision.objects.filter(action="hide").count() == 4
    assert nothing_drifted()


def test_votes_and_odds_stop_counting_while_others_give_theirs(moderators):
    fan = make_user()
    theories = [make_theory() for _ in range(5)]
    for theory in theories:
        theory.cast_vote(fan, 1)
        theory.give_odds(fan, 90)
    Decision.make("suspend", fan, by=moderators[0], days=3, **WHY)
    others = [make_user() for _ in theories]
    at_once(
        partial(settle_voices.call, fan.pk),
        partial(settle_voices.call, fan.pk),
        *[partial(t.cast_vote, by, 1) for t, by in zip(theories, others, strict=True)],
        *[partial(t.give_odds, by, 20) for t, by in zip(theories, others, strict=True)],
    )
    assert [fresh(each).score for each in theories] == [1] * 5
    assert [each.tallies.histogram() for each in theories] == [{20: 1}] * 5
    assert nothing_drifted()
