"""Wanting a digest of what one follows, and wanting none any more."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from web.htmx import SeeOther

from ..digests import owner_of
from ..forms.digesting import DigestForm
from ..models import Digest
from ..models.digest import NEVER


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def digest(request):
    wanted = Digest.objects.filter(fan=request.user).values_list("how_often", flat=True)
    form = DigestForm(
        request.POST or None, initial={"how_often": wanted.first() or NEVER}
    )
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "theories/digest.html", {"form": form}, status=status)
    Digest.want(request.user, form.cleaned_data["how_often"])
    messages.success(request, _("That is how often we write."))
    return SeeOther("theories:digest")


# The link itself says who may: mail programs that offer a button send no token.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_digest(request, token):
    fan = owner_of(token)
    if fan and request.method == "POST":
        Digest.want(fan, NEVER)
    wants_some = fan and Digest.objects.filter(fan=fan).exists()
    context = {"fan": fan, "wants_some": wants_some}
    status = 200 if fan else 410
    return render(request, "theories/stop_digest.html", context, status=status)
