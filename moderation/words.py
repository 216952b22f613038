"""What the log calls what was done: the words are the values of the form."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    KEEP = "keep", _("keep")
    REVEAL = "reveal", _("change the reveal point")
    HIDE = "hide", _("hide")
    REMOVE = "remove", _("remove")
    RESTORE = "restore", _("restore")
    LOCK = "lock", _("lock")
    UNLOCK = "unlock", _("unlock")
    MERGE = "merge", _("merge into another")
    CONVERT = "convert", _("make it a comment")
    RECLASSIFY = "reclassify", _("reclassify")
    DISCOUNT = "discount", _("discount votes")
    RECOUNT = "recount", _("count votes again")
    WARN = "warn", _("warn the author")
    HOLD = "hold", _("hold the author's next posts")
    SUSPEND = "suspend", _("suspend the author")
    PURGE = "purge", _("hide everything they posted")
    LIFT = "lift", _("lift a suspension")
    SETTLE = "settle", _("settle with a verdict")
    REOPEN = "reopen", _("take a verdict back")
    UNDO = "undo", _("undo")


VERDICTS = [Action.SETTLE, Action.REOPEN]
"""On the theory's claim: neither an answer to a report nor against its author."""
