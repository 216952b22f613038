"""A theory: a claim about season 2, on record."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.publication import Posted
from episodes.streams import PostedStreams
from search.models import Findable, Words
from web.once import OncePerForm, one_per_form
from web.streams import stream_of

from ..ranks import best_rank, contested_rank, gap_rank, hot_rank
from .crowd import Crowd
from .discussing import Discussing
from .following import Followed
from .linking import Linking
from .merging import Merging
from .odds import Believing
from .proposing import Proposing
from .querysets import TheoryQuerySet
from .settling import Settling
from .voting import Voting
from .weighing import Weighing
from .writing import Writing


class Theory(
    Writing,
    Voting,
    Linking,
    Weighing,
    Believing,
    Crowd,
    Settling,
    Proposing,
    Discussing,
    Followed,
    Findable,
    Merging,
    OncePerForm,
    Posted,
):
    class Arc(models.TextChoices):
        GOVERNMENT = "government", _("The government")
        NAM_RA_GROUP = "nam-ra-group", _("Nam-ra's group")
        BYEONG_CHAN_FAMILY = "byeong-chan-family", _("Byeong-chan's family")
        OTHER = "other", _("Everything else")

    class Origin(models.TextChoices):
        FAN = "fan", _("posted by a fan")
        CURATED = "curated", _("collected from published theories")
        DERIVED = "derived", _("put together by the tracker")

    STREAM = (*PostedStreams.STREAM, "arc")
    moderate_permission = "theories.moderate_theory"
    has_gate = True

    slug = models.SlugField(
        _("address"), max_length=80, unique=True, allow_unicode=True
    )
    title = models.CharField(
        _("claim"), max_length=140, validators=[MinLengthValidator(10)]
    )
    body = models.TextField(
        _("reasoning"),
        max_length=10_000,
        blank=True,
        validators=[MaxLengthValidator(10_000)],
    )
    body_html = models.TextField(blank=True, editable=False)
    summary = models.CharField(max_length=200, blank=True, editable=False)
    settled_by = models.CharField(_("what would settle it"), max_length=300, blank=True)
    arc = models.CharField(_("arc"), max_length=20, choices=Arc)
    origin = models.CharField(
        _("origin"), max_length=8, choices=Origin, default=Origin.FAN
    )
    characters = models.ManyToManyField(
        "characters.Character",
        verbose_name=_("characters"),
        related_name="theories",
        blank=True,
    )
    sources = models.ManyToManyField(
        "evidence.Source",
        verbose_name=_("sources"),
        related_name="theories",
        blank=True,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("author"),
        related_name="theories",
        null=True,
    )
    created_at = models.DateTimeField(_("posted at"), default=timezone.now)
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)
    locked = models.BooleanField(_("locked"), default=False)
    reveal_is_set = models.BooleanField(default=False, editable=False)
    """Whether a moderator said what it gives away: its author says no less then."""
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("merged into"),
        related_name="merged",
        null=True,
        blank=True,
        editable=False,
    )

    ups = models.PositiveIntegerField(default=0, editable=False)
    downs = models.PositiveIntegerField(default=0, editable=False)
    score = models.IntegerField(default=0, editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    supports = models.PositiveIntegerField(default=0, editable=False)
    contradicts = models.PositiveIntegerField(default=0, editable=False)
    complicates = models.PositiveIntegerField(default=0, editable=False)
    hot = models.FloatField(default=0, editable=False)
    best = models.FloatField(default=0, editable=False)
    contested = models.FloatField(default=0, editable=False)
    gap = models.FloatField(default=0, editable=False)
    stream = stream_of(*STREAM)

    COUNTERS = (
        "ups",
        "downs",
        "score",
        "comment_count",
        "supports",
        "contradicts",
        "complicates",
    )
    RANKS = ("hot", "best", "contested", "gap")
    SUMS = ("standing", "is_weighed", "fan_odds")
    NOT_WORDS = ("body_html", "summary", "state", "stream", "slug", "key")
    DECIDED = ("reveal_is_set", "merged_into")

    history = HistoricalRecords(
        excluded_fields=[*COUNTERS, *RANKS, *SUMS, *NOT_WORDS, *DECIDED],
        m2m_fields=[characters],
    )

    objects = TheoryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("theory")
        verbose_name_plural = _("theories")
        permissions = [("moderate_theory", "Can hide, restore and settle theories")]
        indexes = [
            models.Index(fields=["stream", *order], name=f"theories_by_{name}")
            for name, order in {
                "age": ["-id"],
                "hot": ["-hot", "-id"],
                "best": ["-best", "-id"],
                "contested": ["-contested", "-id"],
                "gap": ["-gap", "-id"],
            }.items()
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score=models.F("ups") - models.F("downs")),
                name="score_is_ups_less_downs",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug__in=["new", "look-alikes", ""]),
                name="no_theory_takes_an_address_of_the_site",
            ),
            one_per_form("author", name="one_theory_per_form"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("theories:detail", args=[self.slug])

    @property
    def link_count(self):
        return self.supports + self.contradicts + self.complicates

    @property
    def is_hunch(self):
        return self.link_count == 0

    @property
    def is_open_to_fans(self):
        return self.is_published and not self.locked

    def ranks(self):
        """The stored ranks as the counters in memory say they should be."""
        return {
            "hot": hot_rank(self.score, self.created_at),
            "best": best_rank(self.ups, self.downs),
            "contested": contested_rank(self.ups, self.downs),
            "gap": gap_rank(self.standing if self.is_weighed else None, self.fan_odds),
        }

    def count(self, **counters):
        """Store counters, and the ranks that follow from them, past the revisions."""
        for name, value in counters.items():
            setattr(self, name, value)
        counters |= self.ranks()
        for name, value in counters.items():
            setattr(self, name, value)
        type(self).objects.filter(pk=self.pk).update(**counters)


class TheoryWords(Words):
    of = models.OneToOneField(
        Theory, models.CASCADE, primary_key=True, related_name="words"
    )

    def __str__(self):
        return self.title
