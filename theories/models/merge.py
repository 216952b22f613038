"""What one merge brought from a theory to another, so that it can be taken back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from .discussing import Comment
from .following import Follow
from .linking import Link
from .odds import Odds
from .voting import Vote


class Merge(models.Model):
    theory = models.OneToOneField(
        "theories.Theory", models.CASCADE, related_name="merge"
    )
    into = models.ForeignKey("theories.Theory", models.CASCADE, related_name="merges")
    state = models.CharField(max_length=10)
    """The one that the theory had."""
    words = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="+")
    """The comment that it became, where that is all that was brought."""
    made_at = models.DateTimeField(default=timezone.now)
    votes = models.JSONField(default=list)
    """[[key of the copy, value]]: a copy that its fan turned around is their own."""
    odds = models.JSONField(default=list)
    follows = models.JSONField(default=list)
    links = models.JSONField(default=list)
    comments = models.JSONField(default=list)
    chained = models.JSONField(default=list)
    """Theories that had been merged into the theory before."""

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("merge")
        verbose_name_plural = gettext_lazy("merges")

    def __str__(self):
        return f"{self.theory_id} into {self.into_id}"

    def later(self):
        """Merges into the same theory after this one, in their order."""
        return self.into.merges.filter(pk__gt=self.pk, words=None)

    def bring(self):
        """Copy and move what the other one has not got yet, also what it lost since."""
        theory, into = self.theory, self.into
        self.votes += theory.copy_votes(into)
        self.odds += theory.copy_odds(into)
        self.follows += theory.copy_follows(into)
        self.links += theory.move_links(into)
        comments = list(theory.comments.values_list("pk", flat=True))
        Comment.objects.filter(pk__in=comments).update(theory=into)
        self.comments += comments
        self.chained += list(theory.merged.values_list("pk", flat=True))
        self.save()

    def take_back(self):
        theory, into = self.theory, self.into
        odds = into.odds.filter(pk__in=self.odds)
        self.free(odds.values_list("fan", flat=True))
        odds.delete()
        for value in Vote.Choice.UP, Vote.Choice.DOWN:
            same = [pk for pk, was in self.votes if was == value]
            into.votes.filter(pk__in=same, value=value).delete()
        Follow.objects.filter(theory=into, pk__in=self.follows).delete()
        Link.objects.filter(theory=into, pk__in=self.links).update(theory=theory)
        # With the answers that they got in the meantime.
        threads = Q(pk__in=self.comments) | Q(root__in=self.comments)
        into.comments.filter(threads).update(theory=theory)
        type(theory).objects.filter(pk__in=self.chained).update(merged_into=theory)
        if self.words:
            self.words.withdraw()
        self.delete()

    def free(self, fans):
        """Take these fans' odds out of later merges, which bring them anew: how far
        a copy tells depends on what it came upon."""
        fans = set(fans)
        for merge in self.later():
            Odds.objects.filter(pk__in=merge.odds, fan__in=fans).delete()
