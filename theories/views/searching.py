from django import forms
from django.db import models
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from characters.models import Character
from evidence.models import Evidence
from texts.fields import OneLineField

from ..models import Theory

MOST = 10


class SearchForm(forms.Form):
    q = OneLineField(label=_("Search"), max_length=80, required=False)


@require_safe
def search(request):
    form = SearchForm(request.GET)
    is_valid = form.is_valid()
    words = form.cleaned_data.get("q", "")
    context = {"form": form, "q": words}
    if words:
        context |= found(words, request.viewer)
    status = 200 if is_valid else 400
    return render(request, "search.html", context, status=status)


def found(words, viewer):
    return {
        "theories": Theory.objects.for_list(viewer)
        .matching(words)
        .hottest_first()[:MOST],
        "evidence": Evidence.objects.for_list(viewer)
        .matching(words, viewer)
        .newest_first()[:MOST],
        "characters": Character.objects.visible_to(viewer)
        .with_facts_for(viewer)
        .matching(words)
        .fetch_mode(models.FETCH_RAISE)
        .in_story_order()[:MOST],
    }
