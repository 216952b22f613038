"""Deleting an account: what a fan wrote stays, under "a former fan"; the rest goes.

Votes, odds and judgements go with the account, so whatever they moved is counted again
in the same transaction.
"""

from itertools import batched

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import FormerName, User
from evidence.models import Evidence
from evidence.recounting import recount_evidence
from tasks.mailing import forget_mail_to
from theories.models import Theory
from theories.recounting import BATCH, recount_batch
from web.wiping import empty_write_ahead_log


@transaction.atomic
def delete_account(fan):
    """Raises PermissionDenied for the last administrator."""
    if fan.is_last_administrator():
        raise PermissionDenied(_("Appoint another admin first."))
    # While the row is held, nothing more of theirs comes in from another tab.
    User.objects.select_for_update().get(pk=fan.pk)
    checked = list(fan.accuracy_votes.values_list("evidence", flat=True))
    Evidence.objects.hold_in_order(checked)
    touched = sorted(theories_moved_by(fan))
    Theory.objects.hold_in_order(touched)
    for session in fan.usersession_set.all():
        session.end()
    addresses = fan.emailaddress_set.values_list("email", flat=True)
    forget_mail_to({fan.email, *addresses})
    FormerName.objects.keep(fan.username)
    entries_about(fan).update(object_repr=f"fan {fan.pk}", change_message="")
    fan.delete()
    list(recount_evidence(Evidence.objects.filter(pk__in=checked)))
    for batch in batched(touched, BATCH):
        recount_batch(batch, repair=True)
    transaction.on_commit(empty_write_ahead_log, robust=True)


def entries_about(fan):
    """What the admin noted about the account, under its name."""
    model = ContentType.objects.get_for_model(User)
    return LogEntry.objects.filter(content_type=model, object_id=fan.pk)


def theories_moved_by(fan):
    """Those with a number that stands on something this fan said."""
    own = Q(votes__voter=fan) | Q(odds__fan=fan)
    judged = Q(links__judgements__judge=fan)
    checked = Q(links__evidence__accuracy_votes__fan=fan)
    found: set[int] = set()
    for each in (own, judged, checked):
        found.update(Theory.objects.filter(each).values_list("pk", flat=True))
    return found
