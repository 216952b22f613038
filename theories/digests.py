"""A digest as a mail: what is new in what a fan follows, and how to get no more."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from accounts.horizon import horizon_of
from accounts.languages import language_of
from episodes.viewer import Viewer
from web.addresses import absolute

MOST = 20
"""Theories that one digest names."""
SALT = "no more digests"


def send_digest(digest):
    """Of what came since the last one; none when nothing did.

    In one transaction with whoever calls: that it was sent, and the mail that waits.
    """
    since, digest.sent_at = digest.sent_at, timezone.now()
    digest.save(update_fields=["sent_at"])
    address, news = address_of(digest.fan), news_for(digest.fan, since)
    if address and news:
        with translation.override(language_of(digest.fan)):
            written(digest.fan, address, news).send()


def address_of(fan):
    """Their main address, once it is confirmed where that is asked for."""
    addresses = fan.emailaddress_set.filter(primary=True)
    if settings.ACCOUNT_EMAIL_VERIFICATION == "mandatory":
        addresses = addresses.filter(verified=True)
    return addresses.values_list("email", flat=True).first()


def news_for(fan, since):
    """What they follow and may see, as far as there is something new."""
    viewer = Viewer(fan, horizon_of(fan))
    follows = fan.follows.in_sight_of(viewer).with_news_for(viewer, since)
    return list(follows.filter(has_news=1).select_related("theory")[: MOST + 1])


def written(fan, address, news):
    stop = absolute(stop_link(fan))
    context = {"fan": fan, "news": news[:MOST], "more": len(news) > MOST, "stop": stop}
    number = len(news[:MOST])
    return EmailMessage(
        ngettext(
            "New in %(number)s theory that you follow",
            "New in %(number)s theories that you follow",
            number,
        )
        % {"number": number},
        render_to_string("theories/digest.txt", context),
        to=[address],
        # RFC 8058: mail programs offer a button that sends a POST there.
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def stop_link(fan):
    return reverse("theories:stop_digest", args=[signing.dumps(fan.pk, salt=SALT)])


def owner_of(token):
    """Whose digests the link stops; None when it is not one of ours. It stays good."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return get_user_model().objects.filter(pk=pk).first()
