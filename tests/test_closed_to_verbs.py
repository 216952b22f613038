"""What is out of sight takes nothing more, also from who read it before."""

import pytest
from django.core.exceptions import PermissionDenied

from theories.models import Link, Proposal

from .factories import make_evidence, make_link, make_proposal, make_theory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["hidden", "removed"])
def test_nothing_is_tied_to_or_proposed_on_a_theory_out_of_sight(state, ana):
    stale = make_theory(author=ana)
    type(stale).objects.get(pk=stale.pk).move_to(state)
    with pytest.raises(PermissionDenied):
        make_link(stale, make_evidence(), author=ana)
    with pytest.raises(PermissionDenied):
        make_proposal(stale, author=ana)
    assert not Link.objects.exists()
    assert not Proposal.objects.exists()


def test_nobody_seconds_what_is_out_of_sight(ben):
    theory = make_theory()
    proposal = make_proposal(theory)
    theory.hide()
    with pytest.raises(PermissionDenied):
        Proposal.objects.get(pk=proposal.pk).second(ben)
    assert not proposal.seconds.exists()
