"""What programs look for under /.well-known/."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from web.addresses import absolute

GOOD_FOR = timedelta(days=90)


@require_safe
def security_txt(request):
    """Whom to tell of a hole (RFC 9116), if whoever runs the site said so.

    A site that answers is one that is looked after: each answer is good for a while.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = timezone.now().replace(microsecond=0) + GOOD_FOR
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until.isoformat()}",
        "Preferred-Languages: en, ko",
        f"Canonical: {absolute(reverse('security_txt'))}",
    ]
    text = "\n".join([*lines, ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def change_password(request):
    return redirect("account_change_password")
