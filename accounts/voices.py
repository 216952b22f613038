"""Voices: what fans say of things, which counts as long as they have a vote.

A voice knows whether it is in the numbers now, and goes in and out of them by what it
adds to them, so that it costs the same on a famous thing.
"""

from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

TOGETHER = 50
"""Rows that are held and counted in one transaction."""


class VoiceQuerySet(models.QuerySet):
    model: Any

    def counted(self):
        return self.filter(counted=True)

    def wrong(self):
        """Voices that count and should not, or the other way round."""
        due = self.model.is_due()
        return self.filter(Q(~due, counted=True) | Q(due, counted=False))

    def settle(self):
        """Count these, or stop counting them, as who said them stands now.

        Always in the same order, so that two who do this do not wait for each other.
        """
        held_at = self.model.held_at
        wrong = self.wrong().order_by(held_at).values_list(held_at, flat=True)
        while pks := list(wrong.distinct()[:TOGETHER]):
            self.settle_on(pks)

    @transaction.atomic
    def settle_on(self, pks):
        held = self.model.hold(pks)
        # Read under the locks: a voice may have been turned around meanwhile.
        turned = list(self.filter(**{f"{self.model.held_at}__in": pks}).wrong())
        self.turn_around(turned)
        self.model.move(held, turned)

    def turn_around(self, voices):
        """Have these count the other way round; their numbers are the caller's."""
        for voice in voices:
            voice.counted = not voice.counted
        self.model.objects.bulk_update(voices, ["counted"], batch_size=TOGETHER)


class Voice(models.Model):
    said_by = "fan"
    held_at: str
    """The path to the row that is held while its numbers move."""
    value: Any

    counted = models.BooleanField(default=True, editable=False)
    """Whether it is in the numbers now."""

    objects = VoiceQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def is_due(cls):
        """The condition for voices that should count: their fan has a vote."""
        fans: Any = cls._meta.get_field(cls.said_by).related_model
        # Asked fan by fan: a list of all who have one is made anew for every batch.
        return Q(Exists(fans.objects.with_a_vote().filter(pk=OuterRef(cls.said_by))))

    @classmethod
    def hold(cls, pks):
        """The rows with these keys, by key, until the transaction ends."""
        model: Any = cls._meta.get_field(cls.held_at).related_model
        return model.objects.select_for_update(no_key=True).order_by("pk").in_bulk(pks)

    @classmethod
    def move(cls, held, turned):
        """Bring the numbers of what is held in line with voices that turned around."""
        raise NotImplementedError

    @classmethod
    def replace(cls, former: Any, value: Any, **said: Any):
        """Put a fan's word in the place of their former one; None takes it back.

        Returns what counted before and what counts now, None where nothing does. The
        caller holds the row at `held_at`.
        """
        counted = said[cls.said_by].has_a_vote
        if value is None:
            former.delete()
        elif former:
            cls.objects.filter(pk=former.pk).update(value=value, counted=counted)
        else:
            cls.objects.create(**said, value=value, counted=counted)
        before = former.value if former and former.counted else None
        return before, value if counted else None

    @property
    def drift(self):
        """{what: (stored, counted)} of one that counts and should not, or the other
        way round."""
        name = f"{self._meta.model_name} {self.pk} counted"
        return {name: (self.counted, not self.counted)}

    @property
    def turn(self):
        """The same for one that just turned around."""
        return (None, self.value) if self.counted else (self.value, None)
