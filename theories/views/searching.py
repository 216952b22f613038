"""One box for theories, evidence and characters: as somebody types, and as a page."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from characters.asking import character_cards
from characters.models import Character
from characters.spellings import asked
from evidence.asking import evidence_cards
from evidence.models import Evidence
from search.ranking import best_keys, in_this_order
from texts.fields import OneLineField
from web.htmx import render_page

from ..asking import theory_cards
from ..models import Theory

MOST = 10
MOST_AT_ONCE = 4


class SearchForm(forms.Form):
    q = OneLineField(label=_("Search"), max_length=80, required=False)


@require_safe
def search(request):
    """The page of what is found, its results, or a short list under the box."""
    form = SearchForm(request.GET)
    is_valid = form.is_valid()
    words = form.cleaned_data.get("q", "")
    at_once = "at_once" in request.GET
    context = {"form": form, "q": words, "number": 0}
    if words:
        context |= found(words, request.viewer, MOST_AT_ONCE if at_once else MOST)
    return render_page(
        request,
        "search.html",
        context,
        fragment="at-once" if at_once else "found",
        status=200 if is_valid else 400,
    )


def found(words, viewer, most):
    query = asked(words, viewer)

    def best(rows, cards, anywhere=None):
        """The best of `rows`, which are in order, as `cards` reads them by key."""
        anywhere = rows.found_by(query) if anywhere is None else anywhere
        keys = best_keys(rows, anywhere, query, words, most)
        return in_this_order(cards(viewer, keys).values(), keys, words)

    theories = Theory.objects.listed_for(viewer).hottest_first()
    evidence = Evidence.objects.listed_for(viewer).newest_first()
    characters = Character.objects.visible_to(viewer).in_story_order()
    everything = {
        "theories": best(theories, theory_cards),
        "evidence": best(evidence, evidence_cards, evidence.matching(query, viewer)),
        "characters": best(characters, character_cards),
    }
    return everything | {"number": sum(map(len, everything.values()))}
