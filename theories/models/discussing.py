"""Comments: what fans say under a theory, in threads."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.bylines import besides_the_name
from episodes.mentions import latest_mention
from episodes.publication import Posted, PostedQuerySet
from texts.markdown import render
from web.meanwhile import refuse_newer
from web.once import OncePerForm, one_per_form


class Discussing(models.Model):
    class Meta:
        abstract = True

    def can_be_discussed_by(self, user):
        return user.is_authenticated and self.is_open_to_fans

    @transaction.atomic
    def add_comment(self, *, author, body, parent=None, key=None):
        """Add a comment, as a reply when `parent` is given.

        Raises PermissionDenied when the theory or the parent takes no comments.
        """
        held = type(self).objects.locked_row(self.pk)
        if not held.can_be_discussed_by(author):
            raise PermissionDenied(_("This theory is closed to comments."))
        if parent and parent.theory_id != self.pk:
            raise PermissionDenied(_("That comment belongs to another theory."))
        comment = Comment.objects.create(
            theory=held,
            author=author,
            parent=parent,
            root_id=parent and (parent.root_id or parent.pk),
            body=body,
            body_html=render(body),
            reveal_at=max(
                held.reveal_at,
                parent.reveal_at if parent else 0,
                latest_mention(body),
            ),
            reveal_axis=held.reveal_axis,
            key=key,
        )
        held.move_comment_count(1)
        return comment

    def move_comment_count(self, by):
        type(self).objects.filter(pk=self.pk).update(
            comment_count=F("comment_count") + by
        )


class CommentQuerySet(PostedQuerySet):
    def visible_to(self, viewer):
        """Comments of which the viewer may see theory and head of the thread too."""
        theory = self.model._meta.get_field("theory").related_model
        return (
            super()
            .visible_to(viewer)
            .filter(theory.seen_by(viewer, prefix="theory__"))
            .filter(Q(root=None) | self.model.seen_by(viewer, prefix="root__"))
        )

    def roots(self):
        return self.filter(parent=None)

    def standing(self):
        """Comments that their authors have not withdrawn."""
        return self.filter(deleted_at=None)

    def for_thread(self, viewer):
        return (
            self.visible_to(viewer)
            .select_related("author")
            .defer(*besides_the_name("author"))
            .fetch_mode(models.FETCH_RAISE)
        )


class Comment(OncePerForm, Posted):
    moderate_permission = "theories.moderate_comment"

    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="comments",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=gettext_lazy("author"),
        related_name="comments",
        null=True,
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, related_name="children", null=True, blank=True
    )
    root = models.ForeignKey(
        "self", models.CASCADE, related_name="descendants", null=True, blank=True
    )
    body = models.TextField(
        gettext_lazy("comment"), max_length=5000, validators=[MaxLengthValidator(5000)]
    )
    body_html = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(gettext_lazy("posted at"), default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("comment")
        verbose_name_plural = gettext_lazy("comments")
        permissions = [("moderate_comment", "Can hide and restore comments")]
        indexes = [
            # PostgreSQL does not know that what has no parent is in order of the rest
            # of an index: it would go through newer comments on everything.
            models.Index(
                fields=["theory", "id"],
                condition=Q(parent=None),
                name="threads_of_a_theory",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None, root=None)
                | Q(parent__isnull=False, root__isnull=False),
                name="a_reply_knows_its_thread",
            ),
            one_per_form("author", name="one_comment_per_form"),
        ]

    def __str__(self):
        numbers = {"comment": self.pk, "theory": self.theory_id}
        return _("Comment %(comment)s on theory %(theory)s") % numbers

    def get_absolute_url(self):
        return f"{self.theory.get_absolute_url()}?comment={self.pk}#comment-{self.pk}"

    def can_be_edited_by(self, user):
        is_own = user.is_authenticated and user.pk == self.author_id
        stands = self.is_published and self.deleted_at is None
        return is_own and stands and not self.theory.locked

    @transaction.atomic
    def edit(self, body, edition=""):
        """Change the words; nothing happens to a comment withdrawn meanwhile.

        Raises EditedMeanwhile when `edition` is given and another one stands.
        """
        held = Comment.objects.select_for_update(no_key=True).get(pk=self.pk)
        refuse_newer(held, edition)
        self.body, self.body_html = body, render(body)
        self.reveal_at = max(self.reveal_at, latest_mention(body))
        self.edited_at = timezone.now()
        changed = ["body", "body_html", "reveal_at", "edited_at"]
        Comment.objects.standing().filter(pk=self.pk).update(
            **{name: getattr(self, name) for name in changed}
        )

    @transaction.atomic
    def withdraw(self):
        """Take the words away; the place stays, so that replies keep their sense."""
        withdrawn = Comment.objects.standing().filter(pk=self.pk)
        theory = self.theory
        type(theory).objects.locked_row(theory.pk)
        if withdrawn.update(body="", body_html="", deleted_at=timezone.now()):
            theory.move_comment_count(-1)
