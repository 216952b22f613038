"""The gate in front of one thing beyond the horizon.

A gate has a neutral address, /gates/theory/12/, since a slug may give away as much as
a title; its page says what kind of thing it is and what it spoils, and nothing else.
"""

from django.apps import apps
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from web.errors import page_not_found
from web.htmx import SeeOther, wants_fragment

from . import opened
from .reveal import Revealed

MOST = 10
"""Stubs that are shown; one without an address then says that there are more."""


class Gated(Exception):
    """Raised for a thing that only the viewer's horizon hides."""

    def __init__(self, thing):
        super().__init__(gate_address(thing))
        self.thing = thing


class GateMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Gated):
            return None
        if request.method in ("GET", "HEAD") and not wants_fragment(request):
            return gate_page(request, exception.thing)
        return page_not_found(request)


def find(visible, viewer, **key):
    """The one thing that `key` names among the `visible`; Gated or 404 otherwise."""
    return visible.filter(**key).first() or refuse(visible.model, viewer, key)


def ask_one(question, model, viewer, **key):
    """The one thing that the question finds; Gated or 404 otherwise."""
    return next(iter(question.ask(viewer, **key)), None) or refuse(model, viewer, key)


def refuse(model, viewer, key):
    if thing := model.objects.beyond(viewer).filter(**key).first():
        raise Gated(thing)
    raise Http404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gate(request, kind, pk):
    """GET leads on, or shows the gate; POST opens this one thing for the viewer."""
    things = gated_model(kind).objects
    if thing := things.visible_to(request.viewer).filter(pk=pk).first():
        return redirect(thing)
    thing = get_object_or_404(things.beyond(request.viewer), pk=pk)
    if request.method != "POST":
        return gate_page(request, thing)
    response = SeeOther(thing)
    opened.write(request, response, kind, pk)
    return response


def gated_model(kind):
    """The model of that name, when its rows can be opened one by one."""
    for model in apps.get_models():
        has_gate = issubclass(model, Revealed) and model.has_gate
        if has_gate and model._meta.model_name == kind:
            return model
    raise Http404


def gate_page(request, thing):
    request.gate_address = gate_address(thing)
    context = {
        "kind": thing._meta.verbose_name,
        "label": thing.reveal_label,
        "axis": thing.reveal_axis,
        "address": request.gate_address,
    }
    response = render(request, "gate.html", context)
    # The same address leads to the thing itself for somebody who has watched on.
    add_never_cache_headers(response)
    return response


def stubs(things):
    """What stands in for things beyond the horizon: what each spoils, and its gate.

    Of more than `MOST`, that there are more.
    """
    shown = [
        {"label": each.reveal_label, "address": gate_address(each)}
        for each in things[:MOST]
    ]
    return [*shown, {}] if len(things) > MOST else shown


def gate_address(thing):
    return reverse("gate", args=[thing._meta.model_name, thing.pk])


def here(request):
    """Context processor: this page's address, or the neutral one of its gate."""
    return {"here": getattr(request, "gate_address", None) or request.get_full_path()}
