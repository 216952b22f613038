"""What kinds of evidence there are, and how much each usually counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from episodes.reveal import RevealAxis


class Kind(models.TextChoices):
    SCENE = "scene", _("scene")
    DIALOGUE = "dialogue", _("dialogue")
    INTERVIEW = "interview", _("interview")
    ANNOUNCEMENT = "announcement", _("official announcement")
    WEBTOON = "webtoon", _("webtoon")
    ARTICLE = "article", _("article")
    READING = "reading", _("fan reading")


class Tier(models.TextChoices):
    ON_SCREEN = "on-screen", _("on screen")
    CREATOR = "creator", _("creator")
    OFFICIAL = "official", _("official")
    WEBTOON = "webtoon", _("webtoon")
    PRESS = "press", _("press")
    FAN = "fan", _("fan reading")


USUAL_TIER: dict[str, Tier] = {
    Kind.SCENE: Tier.ON_SCREEN,
    Kind.DIALOGUE: Tier.ON_SCREEN,
    Kind.INTERVIEW: Tier.CREATOR,
    Kind.ANNOUNCEMENT: Tier.OFFICIAL,
    Kind.WEBTOON: Tier.WEBTOON,
    Kind.ARTICLE: Tier.PRESS,
    Kind.READING: Tier.FAN,
}

TIER_WEIGHTS: dict[Tier, float] = {
    Tier.ON_SCREEN: 1.0,
    Tier.CREATOR: 0.8,
    Tier.OFFICIAL: 0.6,
    Tier.WEBTOON: 0.4,
    Tier.PRESS: 0.25,
    Tier.FAN: 0.1,
}
"""How much a source of this tier counts for, 0 to 1; fixed in the design."""

SHOWN_IN_AN_EPISODE = {Kind.SCENE, Kind.DIALOGUE}

AXES: dict[str, RevealAxis] = {
    Kind.ANNOUNCEMENT: RevealAxis.ANNOUNCEMENT,
    Kind.WEBTOON: RevealAxis.WEBTOON,
}
"""Kinds that are told on an axis of their own, whatever is said of them."""
