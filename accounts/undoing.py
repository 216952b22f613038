"""Taking back a change of address that somebody else made.

The old address is told of a change and gets a link. Whoever follows it proves to read
that mailbox, and gets the account back as it was: this address alone, no other session,
no second factor younger than the change, and a mail to choose a new password.
"""

from dataclasses import dataclass

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from web.addresses import absolute

from .models import User

SALT = "a change of address"
GOOD_FOR = 14 * 24 * 60 * 60  # seconds


def undo_link(fan, old_address):
    told = [fan.pk, old_address, timezone.now().isoformat()]
    path = reverse("undo_email", args=[signing.dumps(told, salt=SALT)])
    return absolute(path)


@dataclass
class Undoing:
    fan: User
    address: str
    changed_at: str

    @classmethod
    def of(cls, token):
        """What the link undoes; None when it is old, not ours, or done already."""
        try:
            pk, address, changed_at = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
        except signing.BadSignature:
            return None
        fan = User.objects.filter(pk=pk).exclude(email=address).first()
        return fan and cls(fan, address, changed_at)

    def run(self, request):
        self.take_back()
        form = ResetPasswordForm({"email": self.address})
        if form.is_valid():
            form.save(request)

    @transaction.atomic
    def take_back(self):
        fan = self.fan
        EmailAddress.objects.filter(user=fan).exclude(email=self.address).delete()
        address, _made = EmailAddress.objects.update_or_create(
            user=fan, email=self.address, defaults={"verified": True}
        )
        address.set_as_primary()
        since = parse_datetime(self.changed_at)
        fan.authenticator_set.filter(created_at__gte=since).delete()
        for session in fan.usersession_set.all():
            session.end()
        fan.set_unusable_password()
        fan.save(update_fields=["password"])
