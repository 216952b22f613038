"""Merging: one claim on record twice becomes one, and can become two again.

What fans gave stays with the theory they gave it to wherever that is possible: votes,
odds and follows are copied, so that taking a merge back only has to delete the copies.
Comments and links move.
"""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from episodes.publication import State

from .linking import Link
from .merge import Merge
from .odds import Odds
from .voting import Vote


class Merging(models.Model):
    class Meta:
        abstract = True

    @transaction.atomic
    def merge_into(self, other):
        """Unite with `other`. The caller holds both rows, and what `other` united."""
        merge = Merge.objects.create(theory=self, into=other, state=self.state)
        merge.bring()
        self.merged.update(merged_into=other)
        self.lead_to(other, State.REMOVED)
        count_again([self, other])

    @transaction.atomic
    def become_comment_of(self, other):
        """Lead to `other`, where the same words of the same fan stand as a comment."""
        body = f"**{self.title}**\n\n{self.body}"[:5000]
        words = other.add_comment(author=self.author, body=body)
        Merge.objects.create(theory=self, into=other, state=self.state, words=words)
        self.lead_to(other, State.REMOVED)

    @transaction.atomic
    def unmerge(self):
        """Take a merge back; what came since stays where it was given.

        What this one was first with comes from those that were merged later, as if it
        had never been there. Raises PermissionDenied where the other one has been
        merged on since: what was copied here is copied there as well, so the later
        merge goes first.
        """
        merge = self.merge
        if merge.into_id != self.merged_into_id:
            raise PermissionDenied(_("It was merged on: take the later merge back."))
        later = list(merge.later())
        merge.take_back()
        for each in later:
            each.bring()
        self.lead_to(None, merge.state)
        count_again([self, merge.into, *(each.theory for each in later)])

    def lead_to(self, other, state):
        self.merged_into, self.state = other, state
        changed = {"merged_into": other, "state": state}
        type(self).objects.filter(pk=self.pk).update(**changed)

    def copy_votes(self, other):
        """One vote per fan: who has voted on both keeps the vote on the other."""
        has_voted = other.votes.values("voter")
        votes = self.votes.exclude(voter__in=has_voted).exclude(voter=other.author_id)
        names = "voter_id", "value", "cast_at", "counted", "discounted"
        copies = [
            Vote(theory=other, **{name: getattr(vote, name) for name in names})
            for vote in votes.order_by("pk")
        ]
        Vote.objects.bulk_create(copies)
        return [[vote.pk, vote.value] for vote in copies]

    def copy_odds(self, other):
        """Of each fan the later entry counts, as given when it was given."""
        theirs = {entry.fan_id: entry for entry in other.odds.latest_of_each_fan()}
        copied = []
        for entry in self.odds.latest_of_each_fan().order_by("pk"):
            former = theirs.get(entry.fan_id)
            if former and former.given_at >= entry.given_at:
                continue
            copy = Odds.objects.create(
                theory=other,
                fan_id=entry.fan_id,
                percent=entry.percent,
                counted=entry.counted,
                given_at=entry.given_at,
                reveal_at=max(
                    entry.reveal_at, other.reveal_at, former.reveal_at if former else 0
                ),
            )
            copied.append(copy.pk)
        return copied

    def move_links(self, other):
        tied = other.links.values("evidence")
        moving = self.links.exclude(evidence__in=tied).values_list("pk", flat=True)
        pks = list(moving)
        Link.objects.filter(pk__in=pks).update(theory=other)
        return pks


def count_again(theories):
    from ..recounting import recount_batch

    recount_batch(sorted(theory.pk for theory in theories), repair=True)
