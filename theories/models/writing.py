"""Posting and editing a theory."""

from contextlib import contextmanager

from django.db import models, transaction
from django.utils import timezone

from episodes.mentions import latest_mention
from episodes.publication import State
from texts.markdown import HIDDEN, excerpt, masked, plain, render
from web.meanwhile import refuse_newer
from web.slugs import save_under_free_slug

SUMMARY_LENGTH = 180


class Writing(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def post(cls, *, author, title, characters=(), sources=(), **fields):
        """Put a theory on record; its address is made from the title, once."""
        theory = cls(author=author, title=title, **fields)
        theory.render()
        for name, value in theory.ranks().items():
            setattr(theory, name, value)
        with theory.one_revision(by=author):
            save_under_free_slug(theory, title, otherwise="theory")
            theory.characters.set(characters)
            theory.sources.set(sources)
            theory.index()
        return theory

    @transaction.atomic
    def edit(self, *, by, reason="", characters=None, edition="", **fields):
        """Change the words; the former ones stay readable in the history.

        The reveal point stays at least where a moderator set it. Raises
        EditedMeanwhile when `edition` is given and another one stands.
        """
        held = type(self).objects.locked_row(self.pk)
        refuse_newer(held, edition)
        for name, value in fields.items():
            setattr(self, name, value)
        if held.reveal_is_set:
            self.reveal_at = max(self.reveal_at, held.reveal_at)
            self.reveal_axis = held.reveal_axis
        self.render(reason)
        self.edited_at = timezone.now()
        with self.one_revision(by=by, reason=reason):
            rendered = ["body_html", "summary", "reveal_at", "edited_at"]
            self.save(update_fields={*fields, *rendered})
            if characters is not None:
                self.characters.set(characters)
            self.index()
            self.weigh()

    @contextmanager
    def one_revision(self, *, by, reason=""):
        """Keep one revision of what is done inside, with its reason, instead of many.

        The history would otherwise gain a row at the save and another for every
        change of the characters.
        """
        with transaction.atomic():
            self.skip_history_when_saving = True
            yield
            del self.skip_history_when_saving
            self._history_user = by
            self._change_reason = reason[:100] or None
            self.save(update_fields=["edited_at"])

    def can_be_edited_by(self, user):
        is_own = user.is_authenticated and user.pk == self.author_id
        # What was hidden can be put right; what was removed stays as it was judged.
        return is_own and not self.locked and self.state != State.REMOVED

    def findable_title(self):
        return self.title

    def findable_text(self):
        body = plain(self.body).replace(HIDDEN, " ")
        return f"{body} · {masked(self.settled_by, '')}"

    def render(self, reason=""):
        self.body_html = render(self.body)
        self.summary = excerpt(self.body, SUMMARY_LENGTH)
        # Never below what its own words give away, whatever the author chose.
        told = latest_mention(self.title, self.body, self.settled_by, reason)
        self.reveal_at = max(self.reveal_at, told)
