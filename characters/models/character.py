"""The people of the show."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet
from search.models import Findable, FindableRows, Words

from .fact import Fact


class CharacterQuerySet(FindableRows, RevealedQuerySet):
    def in_story_order(self):
        return self.order_by("position", "pk")

    def with_facts_for(self, viewer):
        """Prefetch what `viewer` may know, so that `status` and `facts_known` work."""
        return self.prefetch_related(
            models.Prefetch(
                "facts",
                Fact.objects.visible_to(viewer).order_by("reveal_at", "pk"),
                to_attr="facts_known",
            )
        )


class Character(Findable, Revealed):
    has_gate = True

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    hangul = models.CharField(_("name in Hangul"), max_length=40, blank=True)
    actor = models.CharField(_("actor"), max_length=80, blank=True)
    actor_hangul = models.CharField(_("actor in Hangul"), max_length=40, blank=True)
    role = models.CharField(_("role"), max_length=140, blank=True)
    affiliation = models.CharField(_("belongs to"), max_length=140, blank=True)
    position = models.PositiveSmallIntegerField(_("place in lists"), default=999)
    history = HistoricalRecords()

    objects = CharacterQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("character")
        verbose_name_plural = _("characters")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("characters:detail", args=[self.slug])

    def findable_title(self):
        aliases = self.aliases.values_list("text", flat=True)
        names = [self.name, self.hangul, self.actor, self.actor_hangul, *aliases]
        return " · ".join(names)

    def findable_text(self):
        return f"{self.role} · {self.affiliation}"

    @property
    def initials(self):
        return "".join(part[0] for part in self.name.split()[:2]).upper()

    @property
    def status(self):
        """The latest status that `with_facts_for` made known, or None."""
        known = [fact for fact in self.facts_known if fact.kind == Fact.Kind.STATUS]
        return known[-1] if known else None


class CharacterWords(Words):
    of = models.OneToOneField(
        Character, models.CASCADE, primary_key=True, related_name="words"
    )

    def __str__(self):
        return self.title
