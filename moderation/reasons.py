"""Why something is reported or decided: the forms and the rules page say the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    SPAM = "spam", _("spam")
    SPOILER = "spoiler", _("spoiler beyond its reveal point")
    ABUSE = "abuse", _("abuse or harassment")
    OFF_TOPIC = "off-topic", _("off-topic or not a theory")
    DUPLICATE = "duplicate", _("duplicate")
    INACCURATE = "inaccurate", _("inaccurate evidence")
    ILLEGAL = "illegal", _("illegal")
    FINE = "fine", _("within the rules")
    REVISED = "revised", _("looked at again")
    ANSWERED = "answered", _("answered by the show")


MEANING = {
    Reason.SPAM: _("Advertising, or the same thing posted over and over."),
    Reason.SPOILER: _("It gives away more than the episode it is marked with."),
    Reason.ABUSE: _("It attacks a person, or puts somebody's private life on show."),
    Reason.OFF_TOPIC: _("It is not about season 2, or it claims nothing."),
    Reason.DUPLICATE: _("The same claim is on record already. Say which one."),
    Reason.INACCURATE: _("What it says was shown or said was not."),
    Reason.ILLEGAL: _("It breaks the law. Say in words how."),
    Reason.FINE: _("A moderator looked and found nothing against the rules."),
    Reason.REVISED: _("A moderator looked again and came to another answer."),
    Reason.ANSWERED: _("Season 2, or who makes it, has said what is true."),
}

LEADS_TO = {
    Reason.SPAM: _("It is removed; accounts that only advertise are suspended."),
    Reason.SPOILER: _("Its reveal point is raised; it stays for who has watched."),
    Reason.ABUSE: _("It is hidden; who does it again is suspended."),
    Reason.OFF_TOPIC: _("It is hidden, or becomes a comment where it belongs."),
    Reason.DUPLICATE: _("It is merged: votes, evidence and comments move over."),
    Reason.INACCURATE: _("It is hidden, or put into the class it belongs to."),
    Reason.ILLEGAL: _("It is removed at once."),
    Reason.FINE: _("It stays as it is."),
    Reason.REVISED: _("An earlier decision is taken back."),
    Reason.ANSWERED: _("The theory gets its verdict, and odds are scored."),
}

ONLY_DECIDED = [Reason.FINE, Reason.REVISED, Reason.ANSWERED]
"""What moderators say and nobody reports."""

POSTS = ["theory", "evidence", "link", "comment", "proposal", "rivalry"]
FITS = {
    Reason.SPAM: [*POSTS, "fan"],
    Reason.SPOILER: POSTS,
    Reason.ABUSE: [*POSTS, "fan"],
    Reason.OFF_TOPIC: POSTS,
    Reason.DUPLICATE: ["theory", "evidence"],
    Reason.INACCURATE: ["evidence", "link"],
    Reason.ILLEGAL: [*POSTS, "fan"],
}
"""{reason: the kinds of things that can be reported for it}"""


def reportable(kind):
    """The choices of the report form for a thing of this kind."""
    return [(each.value, each.label) for each in FITS if kind in FITS[each]]
