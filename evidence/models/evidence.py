"""What was shown or said, where, and who says so."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.bylines import besides_the_name
from characters.models import Character
from episodes.mentions import latest_mention
from episodes.publication import Posted
from episodes.streams import PostedStreams
from search.conditions import finding, has_nothing_unwanted
from search.models import Findable, FindableRows, Words
from search.query import Query
from texts.markdown import masked
from web.counting import Counted, are_few, tied
from web.once import OncePerForm, one_per_form
from web.streams import stream_of

from ..kinds import AXES, TIER_WEIGHTS, Kind, Tier
from .accuracy import Checking
from .source import Source

AFTER_EVERY_TIMESTAMP = 1_000_000


class EvidenceQuerySet(FindableRows, PostedStreams):
    def newest_first(self):
        return self.order_by("-pk")

    def showing(self, character):
        ties = self.model.characters.through.objects.filter(character=character)
        return tied(self, ties, "evidence")

    def matching(self, query, viewer):
        """Evidence with these words, or with a character known to `viewer` by them."""
        named = Query(query.wanted)
        people = Character.objects.visible_to(viewer).found_by(named)
        shown_in = Evidence.characters.through.objects.filter(
            character__in=[*people.values_list("pk", flat=True)]
        )
        # What is to be left out stands in the evidence, whoever it shows.
        rest = has_nothing_unwanted(self, query)
        says_so = finding(self, query)
        if says_so.is_of_few and are_few(shown_in):
            shown = models.Q(pk__in=shown_in.values("evidence"))
            return self.filter(says_so.condition | (shown & rest)).few()
        shown = models.Exists(shown_in.filter(evidence=models.OuterRef("pk")))
        return self.filter(says_so.condition | (models.Q(shown) & rest))

    def hold_in_order(self, pks):
        """Hold these rows until the transaction ends, before any theory is held.

        Who ties evidence to a theory would otherwise weigh it without a vote that is
        just being counted, and that vote would not know of the tie.
        """
        rows = self.select_for_update(no_key=True).filter(pk__in=pks)
        list(rows.order_by("pk").values_list("pk"))

    def with_check_of(self, user):
        """Annotate `my_check`: 1, -1, or 0 when the user has not said."""
        if not user.is_authenticated:
            return self.annotate(my_check=models.Value(0))
        votes = self.model._meta.get_field("accuracy_votes").related_model
        mine = votes.objects.filter(evidence=models.OuterRef("pk"), fan=user.pk)
        said = models.Subquery(mine.values("value")[:1])
        return self.annotate(my_check=Coalesce(said, 0))

    def with_number_of_links(self):
        """Annotate `all_links`, in sight or not."""
        links = self.model._meta.get_field("links").related_model.objects
        return self.annotate(
            all_links=Counted(links.filter(evidence=models.OuterRef("pk")))
        )

    def for_page(self, viewer):
        return (
            self.visible_to(viewer)
            .with_check_of(viewer.user)
            .with_number_of_links()
            .select_related("episode", "added_by")
            .defer(*besides_the_name("added_by"))
        )

    def for_list(self, viewer):
        """Everything an evidence card shows; touching anything else raises."""
        return self.visible_to(viewer).as_cards()

    def as_cards(self):
        return self.select_related("episode").fetch_mode(models.FETCH_RAISE)


class Evidence(Findable, Checking, OncePerForm, Posted):
    Kind, Tier = Kind, Tier

    STREAM = (*PostedStreams.STREAM, "kind", "tier")
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
    stream = stream_of(*STREAM)
    shown_at = models.GeneratedField(
        expression=Coalesce("starts_at", AFTER_EVERY_TIMESTAMP),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
    )
    history = HistoricalRecords(
        excluded_fields=[
            "state",
            "stream",
            "shown_at",
            "key",
            "accuracy_yes",
            "accuracy_no",
        ]
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        permissions = [("moderate_evidence", "Can hide and restore evidence")]
        indexes = [
            models.Index(fields=["stream", "-id"], name="evidence_by_age"),
            models.Index(
                fields=["episode", "stream", "-id"], name="evidence_of_an_episode"
            ),
            models.Index(
                fields=["added_by", "episode"], name="evidence_of_a_fan_by_episode"
            ),
            models.Index(
                fields=["episode", "stream", "shown_at", "id"],
                name="evidence_by_timestamp",
            ),
        ]
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

    def findable_title(self):
        return self.title

    def findable_text(self):
        words = [self.description, self.quote_en, self.quote_ko, self.place_note]
        return masked(" · ".join(words), "")

    def raise_reveal_point(self):
        """Never below the episode that shows it, those its words name, and its kind."""
        words = (self.title, self.description, self.quote_en, self.quote_ko)
        shown = self.episode.order if self.episode else 0
        self.reveal_at = max(self.reveal_at, shown, latest_mention(*words))
        self.reveal_axis = AXES.get(self.kind, self.reveal_axis)

    def move_to(self, state):
        super().move_to(state)
        self.links.weigh_theories()

    @property
    def tier_weight(self):
        return TIER_WEIGHTS[Tier(self.tier)]

    @property
    def weight(self):
        """How much it counts for wherever it is linked, 0 to 1."""
        return self.tier_weight * self.accuracy

    @property
    def timestamp(self):
        """Minutes and seconds into the episode, such as `41:07`, or nothing."""
        if self.starts_at is None:
            return ""
        minutes, seconds = divmod(self.starts_at, 60)
        return f"{minutes}:{seconds:02}"


class EvidenceWords(Words):
    of = models.OneToOneField(
        Evidence, models.CASCADE, primary_key=True, related_name="words"
    )

    def __str__(self):
        return self.title
