from django.db import models
from django.views.decorators.http import require_safe

from episodes.gate import find
from web.htmx import render_page
from web.listing import list_page
from web.paging import keyset_page

from .forms import CharacterFilter
from .models import Character, Relationship

SHOWN = 6


@require_safe
def character_list(request):
    form = CharacterFilter(request.GET, viewer=request.viewer)
    characters = (
        Character.objects.visible_to(request.viewer)
        .with_facts_for(request.viewer)
        .fetch_mode(models.FETCH_RAISE)
    )
    return list_page(
        request,
        "characters/list.html",
        form,
        lambda after: keyset_page(
            form.narrow(characters), order=("position", "pk"), after=after, size=30
        ),
    )


@require_safe
def character_detail(request, slug):
    viewer = request.viewer
    visible = Character.objects.visible_to(viewer).with_facts_for(viewer)
    character = find(visible.prefetch_related("aliases"), viewer, slug=slug)
    theories = character.theories.model.objects.listed_for(viewer)
    evidence = character.evidence.model.objects.listed_for(viewer)
    context = {
        "character": character,
        "status": character.status,
        "facts": [fact for fact in character.facts_known if fact.text],
        "relationships": relationships(character, viewer),
        "groups": character.groups.visible_to(viewer),
        "theories": theories.about(character)
        .as_cards_for(viewer)
        .hottest_first()
        .leading(SHOWN),
        "evidence": evidence.showing(character)
        .as_cards()
        .newest_first()
        .leading(SHOWN),
    }
    return render_page(request, "characters/detail.html", context)


def relationships(character, viewer):
    """What is told from this character's side, and towards whom."""
    return (
        Relationship.objects.visible_to(viewer)
        .filter(
            from_character=character,
            to_character__in=Character.objects.visible_to(viewer),
        )
        .select_related("to_character")
        .fetch_mode(models.FETCH_RAISE)
    )
