"""What a fan may post now: how much, and what waits for a moderator first.

The rows that fans make hang on them by reverse relations: nothing here knows more of
what stands above than their names.
"""

from datetime import timedelta
from math import ceil

from django.db import models
from django.utils import timezone

from episodes.publication import State
from web.too_many import TooMany

from .watched import WatchedPhrase, has_link

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = {
    "theories": ("created_at", DAY, (5, 20, 60)),
    "evidence": ("created_at", DAY, (10, 40, 100)),
    "links": ("created_at", HOUR, (20, 60, 150)),
    "comments": ("created_at", HOUR, (20, 60, 150)),
    "reports_made": ("made_at", DAY, (20, 60, 200)),
    "votes": ("cast_at", HOUR, (100, 400, 1000)),
    "judgements": ("cast_at", HOUR, (100, 400, 1000)),
    "accuracy_votes": ("cast_at", HOUR, (100, 400, 1000)),
    "odds": ("given_at", HOUR, (100, 400, 1000)),
    "proposals": ("made_at", DAY, (5, 20, 60)),
    "seconds": ("given_at", HOUR, (100, 400, 1000)),
    "follows": ("followed_at", HOUR, (100, 400, 1000)),
    "rivalries": ("proposed_at", DAY, (5, 20, 60)),
}
"""{what: (when it was made, within, as many for a new fan, a member, a trusted one)}"""

NEVER_HELD = {"votes", "judgements", "accuracy_votes", "odds", "seconds"}
"""What no moderator looks at first: trust matters to it only near the limit."""
LOOKS_FIRST = 2
"""How many risky posts of a new fan a moderator has to have let through."""


class Posting(models.Model):
    class Meta:
        abstract = True

    def make_room_for(self, what):
        """Raise TooMany when this fan has made as many of these as one may.

        In the transaction that makes one more: the fan's row is held, so that ten at
        the same moment are counted one by one.
        """
        if self.is_staff:
            return
        held = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        moment, within, numbers = LIMITS[what]
        since = timezone.now() - within
        recent = getattr(held, what).filter(**{f"{moment}__gt": since})
        newest = recent.order_by(f"-{moment}").values_list(moment, flat=True)
        made = list(newest[: max(numbers)])
        if len(made) < min(numbers) and what in NEVER_HELD:
            # Room enough for a new fan: how far to trust this one need not be asked.
            return
        self.trust = held.regard()
        if len(made) >= (most := numbers[held.trust]):
            raise TooMany(ceil((made[most - 1] - since).total_seconds()))

    def hold_if_risky(self, thing, *texts):
        """Let what was just posted wait for a moderator where that is due."""
        if self.is_staff or not self.has_to_wait(texts):
            return
        thing.move_to(State.PENDING)
        self.cases.model.settle(thing)

    def hold_edit_if_risky(self, thing, *texts):
        """Let an edit wait that brings in what a post would have waited for.

        In the transaction of the edit; what is out of sight by now stays there.
        """
        if self.is_staff:
            return
        self.regard()
        rows = type(thing)._base_manager.select_for_update(no_key=True)
        if rows.get(pk=thing.pk).is_published and self.is_risky(texts):
            thing.move_to(State.PENDING)
            self.cases.model.settle(thing)

    def has_to_wait(self, texts):
        if self.posts_to_hold:
            self.hold_posts(self.posts_to_hold - 1)
            return True
        return self.is_risky(texts)

    def is_risky(self, texts):
        if WatchedPhrase.objects.holding().found_in(*texts):
            return True
        is_new = self.trust == self.Trust.NEW
        return is_new and has_link(*texts) and self.posts_let_through < LOOKS_FIRST

    @property
    def posts_let_through(self):
        return self.decisions_about.filter(
            action="keep", before__state=State.PENDING
        ).count()
