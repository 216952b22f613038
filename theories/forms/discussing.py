"""A comment, new and edited."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.watched import refuse_watched
from texts.fields import MarkdownField
from web.meanwhile import BegunOnAnEdition
from web.once import KeyField, key_of

from ..models import Comment


class CommentForm(forms.ModelForm):
    key = KeyField()
    parent = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _("The comment you answer is not on this page any more.")
        },
    )

    class Meta:
        model = Comment
        fields = ["body", "parent"]
        field_classes = {"body": MarkdownField}
        labels = {"body": _("Your comment")}
        widgets = {"body": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, data=None, *, theory, viewer, **options):
        super().__init__(data, **options)
        if self.is_bound:
            self.fields["parent"].queryset = (
                theory.comments.visible_to(viewer).standing().published()
            )

    def clean_key(self):
        return key_of(self.cleaned_data["key"], self.data)

    def clean(self):
        cleaned = super().clean()
        refuse_watched(self, "body")
        return cleaned


class CommentEditForm(BegunOnAnEdition):
    words = ["body"]

    def __init__(self, data=None, *, instance):
        # Several may stand on one page, beside the form for a new comment.
        super().__init__(data, instance=instance, auto_id=f"comment-{instance.pk}-%s")

    class Meta:
        model = Comment
        fields = ["body"]
        field_classes = {"body": MarkdownField}
        labels = {"body": _("Your comment")}
        widgets = {"body": forms.Textarea(attrs={"rows": 4})}

    def clean(self):
        cleaned = super().clean()
        refuse_watched(self, "body")
        return cleaned
