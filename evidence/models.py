"""What was shown or said, where, and who says so."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from characters.models import Character
from episodes.mentions import latest_mention
from episodes.publication import Posted, PostedQuerySet
from web.once import OncePerForm, one_per_form

from .kinds import AXES, Kind, Tier


class Source(models.Model):
    """A page or broadcast that a claim comes from."""

    key = models.SlugField(_("key"), max_length=80, unique=True, allow_unicode=True)
    title = models.CharField(_("title"), max_length=200)
    outlet = models.CharField(_("outlet"), max_length=140, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    published = models.CharField(_("published"), max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return f"{self.title} ({self.outlet})" if self.outlet else self.title


class EvidenceQuerySet(PostedQuerySet):
    def newest_first(self):
        return self.order_by("-pk")

    def matching(self, words, viewer):
        """Evidence with these words, or with a character known to `viewer` by them."""
        people = Character.objects.visible_to(viewer).matching(words)
        shown_in = people.filter(evidence=models.OuterRef("pk"))
        return self.filter(
            models.Q(title__icontains=words)
            | models.Q(description__icontains=words)
            | models.Exists(shown_in)
        )

    def for_list(self, viewer):
        """Everything an evidence card shows; touching anything else raises."""
        return (
            self.visible_to(viewer)
            .select_related("episode")
            .fetch_mode(models.FETCH_RAISE)
        )


class Evidence(OncePerForm, Posted):
    Kind, Tier = Kind, Tier

    author_field = "added_by"
    moderate_permission = "evidence.moderate_evidence"
    has_gate = True

    slug = models.SlugField(
        _("address"), max_length=80, unique=True, allow_unicode=True
    )
    title = models.CharField(_("title"), max_length=140)
    description = models.TextField(
        _("what was shown or said"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier)
    episode = models.ForeignKey(
        "episodes.Episode",
        models.PROTECT,
        verbose_name=_("episode"),
        related_name="evidence",
        null=True,
        blank=True,
    )
    starts_at = models.PositiveIntegerField(
        _("starts at"), null=True, blank=True, help_text=_("Seconds into the episode.")
    )
    place_note = models.CharField(_("note on the place"), max_length=200, blank=True)
    quote_en = models.CharField(_("quotation"), max_length=280, blank=True)
    quote_ko = models.CharField(_("quotation in Korean"), max_length=280, blank=True)
    sources = models.ManyToManyField(
        Source, verbose_name=_("sources"), related_name="evidence", blank=True
    )
    characters = models.ManyToManyField(
        "characters.Character",
        verbose_name=_("characters"),
        related_name="evidence",
        blank=True,
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("added by"),
        related_name="evidence",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("added at"), default=timezone.now)
    history = HistoricalRecords(excluded_fields=["state", "key"])

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        permissions = [("moderate_evidence", "Can hide and restore evidence")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at=None) | models.Q(episode__isnull=False),
                name="a_minute_needs_an_episode",
                violation_error_message=_("Choose the episode that the time is in."),
            ),
            one_per_form("added_by", name="one_evidence_per_form"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("evidence:detail", args=[self.slug])

    def raise_reveal_point(self):
        """Never below the episode that shows it, those its words name, and its kind."""
        words = (self.title, self.description, self.quote_en, self.quote_ko)
        shown = self.episode.order if self.episode else 0
        self.reveal_at = max(self.reveal_at, shown, latest_mention(*words))
        self.reveal_axis = AXES.get(self.kind, self.reveal_axis)

    @property
    def timestamp(self):
        """Minutes and seconds into the episode, such as `41:07`, or nothing."""
        if self.starts_at is None:
            return ""
        minutes, seconds = divmod(self.starts_at, 60)
        return f"{minutes}:{seconds:02}"
