"""The people of the show, and what is known about them by when."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet


class CharacterQuerySet(RevealedQuerySet):
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

    def matching(self, words):
        """Characters whose name, in either script, or alias contains `words`."""
        return self.filter(
            models.Q(name__icontains=words)
            | models.Q(hangul__icontains=words)
            | models.Q(actor__icontains=words)
            | models.Exists(
                Alias.objects.filter(
                    character=models.OuterRef("pk"), text__icontains=words
                )
            )
        )


class Character(Revealed):
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

    @property
    def initials(self):
        return "".join(part[0] for part in self.name.split()[:2]).upper()

    @property
    def status(self):
        """The latest status that `with_facts_for` made known, or None."""
        known = [fact for fact in self.facts_known if fact.kind == Fact.Kind.STATUS]
        return known[-1] if known else None


class Alias(models.Model):
    character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("character"), related_name="aliases"
    )
    text = models.CharField(_("also written"), max_length=80)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(
                fields=["character", "text"], name="an_alias_stands_once_per_character"
            )
        ]

    def __str__(self):
        return self.text


class Group(Revealed):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    note = models.CharField(_("note"), max_length=280, blank=True)
    members = models.ManyToManyField(
        Character, verbose_name=_("members"), related_name="groups", blank=True
    )
    history = HistoricalRecords()

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return self.name


class Fact(Revealed):
    """One thing known about a character, from one reveal point on."""

    class Kind(models.TextChoices):
        BIO = "bio", _("who they are")
        STATUS = "status", _("status")
        SEASON_2 = "season-2", _("in season 2")

    class Status(models.TextChoices):
        ALIVE = "alive", _("alive")
        DEAD = "dead", _("dead")
        PRESUMED_DEAD = "presumed-dead", _("presumed dead")
        ZOMBIE = "zombie", _("zombie")
        HALFBIE = "halfbie", _("halfbie")
        CAPTURED = "captured", _("captured")
        UNKNOWN = "unknown", _("unknown")
        NOT_IN_SEASON_1 = "not-in-season-1", _("not in season 1")

    character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("character"), related_name="facts"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)
    text = models.CharField(_("text"), max_length=500, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=True)

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["reveal_at", "pk"]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="status") ^ models.Q(status=""),
                name="only_a_status_fact_names_a_status",
            )
        ]

    def __str__(self):
        return self.get_status_display() if self.status else self.text


class Relationship(Revealed):
    from_character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("who"), related_name="relationships"
    )
    to_character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("to whom"), related_name="related_to"
    )
    kind = models.CharField(_("kind"), max_length=40)
    note = models.CharField(_("note"), max_length=140, blank=True)

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["reveal_at", "pk"]
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_character=models.F("to_character")),
                name="nobody_is_related_to_themselves",
            ),
            models.UniqueConstraint(
                fields=["from_character", "to_character", "kind"],
                name="a_relationship_stands_once",
            ),
        ]

    def __str__(self):
        return f"{self.from_character_id} {self.kind} {self.to_character_id}"
