"""Phrases that moderators watch for: posts with them wait, or are refused."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from texts.phrases import phrases, plain

LINK = re.compile(r"https?://|www\.|\b[\w-]{2,}\.(?:com|net|org|info|shop|xyz|ru|kr)\b")


def has_link(*texts):
    return any(LINK.search(plain(text)) for text in texts)


class WatchedPhraseQuerySet(models.QuerySet):
    def holding(self):
        return self.filter(action=WatchedPhrase.Action.HOLD)

    def refused(self):
        return self.filter(action=WatchedPhrase.Action.REFUSE)

    def found_in(self, *texts):
        """The first of these phrases that stands in one of the texts, or nothing."""
        watched = phrases(tuple(self.order_by("plain").values_list("plain", flat=True)))
        for text in texts:
            for phrase in watched.found_in(plain(text)):
                return phrase
        return ""


class WatchedPhrase(models.Model):
    class Action(models.TextChoices):
        HOLD = "hold", _("let it wait for a moderator")
        REFUSE = "refuse", _("refuse it")

    phrase = models.CharField(_("phrase"), max_length=100)
    plain = models.CharField(max_length=100, unique=True, editable=False)
    action = models.CharField(_("action"), max_length=6, choices=Action)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = WatchedPhraseQuerySet.as_manager()

    class Meta:
        ordering = ["plain"]
        verbose_name = _("watched phrase")
        verbose_name_plural = _("watched phrases")

    def __str__(self):
        return self.phrase

    def clean(self):
        self.plain = plain(self.phrase)
        if len(self.plain) < 2 or len(self.plain) > 100:
            message = _("Watch for something of two characters at least.")
            raise ValidationError({"phrase": message})
        if WatchedPhrase.objects.filter(plain=self.plain).exclude(pk=self.pk).exists():
            raise ValidationError({"phrase": _("This is watched for already.")})


def refuse_watched(form, *names):
    """Add an error where a text of the form has a phrase that the site refuses."""
    for name in names:
        text = form.cleaned_data.get(name) or ""
        if text and WatchedPhrase.objects.refused().found_in(text):
            form.add_error(name, gettext("The site does not take this; see the rules."))
