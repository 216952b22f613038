"""What presses: how heavy a case is, when it opens, and when its thing hides itself."""

from math import log10

from django.db import models
from django.db.models import Count, Q, Sum
from django.utils import timezone

from accounts.models import User
from episodes.publication import Posted, State

from .. import targets
from ..words import Action
from .appeal import Appeal
from .decision import Decision
from .pointing import key_of
from .report import Report

HIDES_ITSELF_AT = 8
HIDES_ITSELF_FROM = 3
"""Weight of the open reports, and number of people, at which a thing hides itself."""

APPEAL_WEIGHS = 2
HELD_WEIGHS = 1
"""What presses besides reports: somebody waits to be heard, or to be seen."""

HOURS_PER_WEIGHT = 12
"""Twelve hours of waiting press as much as one report of a new fan."""


class Pressing(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def settle(cls, thing):
        """Open, weigh or close the case of a thing, which is locked, from rows."""
        case, _is_new = cls.objects.get_or_create(
            **key_of(thing), defaults={"author": targets.author_of(thing)}
        )
        heard = Report.objects.about(thing).open().filter(of_sound_reporters())
        sums = heard.aggregate(
            weight=Sum("weight", default=0.0), people=Count("reporter", distinct=True)
        )
        case.weight, case.reporters = sums["weight"], sums["people"]
        case.is_held = getattr(thing, "state", "") == State.PENDING
        appeals = Appeal.objects.open()
        about_thing = Decision.objects.about(thing)
        case.is_appealed = appeals.filter(decision__in=about_thing).exists()
        case.reach = targets.reach_of(thing)
        case.move(is_open=case.reporters or case.is_held or case.is_appealed)
        return case

    def move(self, *, is_open):
        if not is_open:
            self.closed_at = self.closed_at or timezone.now()
            self.claimed_by = self.claimed_until = None
        elif self.closed_at:
            self.opened_at, self.closed_at = timezone.now(), None
        asked = APPEAL_WEIGHS * self.is_appealed + HELD_WEIGHS * self.is_held
        self.urgency = urgency(self.weight + asked, self.reach, self.opened_at)
        self.save()

    def hide_if_heavy(self, thing):
        """Take it out of sight until decided, unless a moderator has kept it."""
        is_heavy = self.weight >= HIDES_ITSELF_AT
        is_agreed = self.reporters >= HIDES_ITSELF_FROM
        stands = isinstance(thing, Posted) and thing.state == State.PUBLISHED
        if is_heavy and is_agreed and stands and not was_kept(thing):
            thing.move_to(State.PENDING)
            self.is_held = True
            self.save(update_fields=["is_held"])


def of_sound_reporters():
    """Reports of a suspended fan weigh nothing."""
    return Q(reporter__in=User.objects.sound())


def urgency(weight, reach, opened_at):
    """Higher comes first: weight of the reports, reach on a log scale, and waiting.

    Waiting counts by the moment it began, so that the order needs no clock.
    """
    waiting_since = opened_at.timestamp() / 3600 / HOURS_PER_WEIGHT
    return weight + log10(1 + reach) - waiting_since


def was_kept(thing):
    """Whether a moderator has said that it stays, and nobody has edited it since."""
    latest = Decision.objects.about(thing).first()
    if latest is None or latest.action not in (Action.KEEP, Action.RESTORE):
        return False
    edited_at = getattr(thing, "edited_at", None)
    return edited_at is None or edited_at <= latest.made_at
