"""The places where this site treats an htmx request differently."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from .kept_parts import key_of_parts

VARIES = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"]
"""What `wants_fragment` reads."""

SENT_OR_FOLLOWED = {"form", "a"}
"""Elements that lead away from a page when a reader means it."""


def wants_fragment(request):
    """True when htmx will swap the answer into the page it is already showing."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_page(
    request, template, context, *, fragment="", status=200, same_for_others=False
):
    """Render a page, or only its named fragment when htmx asked for that.

    `same_for_others`: its main part may be kept, as `web/kept_parts.py` says.
    """
    if fragment and wants_fragment(request):
        template = f"{template}#{fragment}"
    elif same_for_others and request.method == "GET":
        context["key_of_parts"] = key_of_parts(request, template, context)
    return render(request, template, context, status=status)


def sentence(message, status):
    """For htmx: the page keeps what it shows and what was typed; a script says this."""
    return HttpResponse(
        message,
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"HX-Reswap": "none"},
    )


class SeeOther(HttpResponseRedirect):
    """After a POST: the browser gets the page, and a reload does not post again."""

    status_code = 303

    def __init__(self, target):
        super().__init__(resolve_url(target))


class FragmentMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # One URL answers with a page or a fragment: caches must keep them apart.
        patch_vary_headers(response, VARIES)
        if request.htmx and asks_for_login(response):
            return send_to_login(request) if is_meant(request) else logged_out()
        return response


def send_to_login(request):
    # A followed 302 would swap the login page into the middle of this one, and ?next=
    # would point at the POST-only URL instead of the page.
    return HttpResponseClientRedirect(redirect_to_login(page_of(request)).url)


def is_meant(request):
    """False for what a page asks by itself or on the way, such as while one types.

    That never takes a writer away from a form.
    """
    source = request.htmx.source or "form"
    return source.partition("#")[0] in SENT_OR_FOLLOWED


def logged_out():
    message = _("You are logged out. What you typed is still here; log in to go on.")
    return sentence(message, 403)


def page_of(request):
    """The page that the htmx request came from, if the header names one of ours."""
    try:
        return request.htmx.current_url_abs_path or "/"
    except ValueError:
        return "/"


def asks_for_login(response):
    login = resolve_url(settings.LOGIN_URL)
    return response.status_code == 302 and response.url.startswith(login)
