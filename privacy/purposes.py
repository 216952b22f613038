"""What each kind of data is for, how long it stays, and who sees it, in plain words."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.names import KEPT_FOR as NAME_KEPT_FOR
from web.signed_cookies import full

from .models import KEPT_FOR as COPY_KEPT_FOR

DAY = 24 * 60 * 60
FIGURES = {
    "idle": settings.SESSION_COOKIE_AGE // DAY,
    "longest": settings.SESSION_LONGEST_AGE // DAY,
    "name": NAME_KEPT_FOR.days,
    "copy": COPY_KEPT_FOR.days,
}
"""Days, from where the site itself reads them."""


@dataclass(frozen=True)
class Purpose:
    """`until` may name figures, such as %(idle)s."""

    what: Any
    why: Any
    until: Any
    seen_by: Any

    def told(self):
        return {**vars(self), "until": self.until % FIGURES}


YOU = _("You; whoever runs the site.")
ALL = _("Everybody, as far as they have watched.")
TEAM = _("Moderators.")
ACCOUNT = _("Until you delete the account.")

PURPOSES = {
    "account": Purpose(
        _("Name, e-mail addresses, password, passkeys and authenticators"),
        _("To let you in and nobody else. Of the password only a hash is kept."),
        ACCOUNT,
        _("Your name: everybody. The rest: you; whoever runs the site."),
    ),
    "settings": Purpose(
        _("How far you have watched, and your language"),
        _("So that nothing is spoiled, in words that you read."),
        ACCOUNT,
        YOU,
    ),
    "sessions": Purpose(
        _("Where you are logged in: IP address, browser, time"),
        _("So that you notice a stranger and can end their session."),
        _(
            "Until you log out, %(idle)s days after you last did something, and never"
            " more than %(longest)s days."
        ),
        YOU,
    ),
    "words": Purpose(
        _("Theories, links, evidence, comments and their former words"),
        _("That is what the site is for."),
        _("For good; without your name once you delete the account."),
        ALL,
    ),
    "votes": Purpose(
        _("Your votes"),
        _("So that each fan counts once and can change their mind."),
        ACCOUNT,
        _(
            "Only their sum: everybody. Whose they are: you; moderators who look into"
            " cheating, which is written down."
        ),
    ),
    "follows": Purpose(
        _("The theories you follow, and how often you want mail about them"),
        _("So that you learn of what is new there."),
        ACCOUNT,
        YOU,
    ),
    "odds": Purpose(
        _("Your odds and your record"),
        _("To score you when season 2 answers."),
        ACCOUNT,
        _("The median: fans. Your record: everybody, once there are verdicts."),
    ),
    "counted": Purpose(
        _("Sums of what fans voted and gave"),
        _("To order lists without reading every vote."),
        _("As long as the thing they are about."),
        ALL,
    ),
    "reports": Purpose(
        _("Your reports and appeals"),
        _("So that moderators can decide and answer you."),
        _("Until you delete the account."),
        _("You; moderators. Nobody else learns who reported."),
    ),
    "decisions": Purpose(
        _("Decisions about your things, and what waits for one"),
        _("The public log shows what was decided and why; it is never rewritten."),
        _("For good; you are a number there, which says nothing once you are gone."),
        _("The log: everybody. What waits: moderators."),
    ),
    "standing": Purpose(
        _("How far you are trusted, and suspensions"),
        _("What a fan may do at once grows with what they did well."),
        ACCOUNT,
        _("You; moderators."),
    ),
    "copies": Purpose(
        _("The copy of your data, when you asked for one"),
        _("So that you can download it."),
        _("%(copy)s days."),
        _("You, with your password."),
    ),
    "tasks": Purpose(
        _("Mail that waits to be sent"),
        _("So that it arrives when the mail server was away."),
        _("A day after it was sent; two weeks when that failed."),
        _("Whoever runs the site."),
    ),
    "former_name": Purpose(
        _("A fingerprint of your name after you left"),
        _("So that nobody speaks as who you were. The name cannot be read from it."),
        _("%(name)s days."),
        _("Nobody."),
    ),
    "never_asked": Purpose(
        _("First and last name"),
        _("There is room for them in the database; no form asks."),
        ACCOUNT,
        _("Nobody."),
    ),
}

COOKIES = [
    (
        settings.SESSION_COOKIE_NAME,
        _("That you are logged in. Not there before you log in."),
    ),
    (
        settings.CSRF_COOKIE_NAME,
        _("That a form comes from this site. Comes with the first form you open."),
    ),
    (full("horizon"), _("How far you have watched, if you set it. Signed, a year.")),
    (full("opened"), _("What you opened beyond that, one by one. Signed, a year.")),
    (settings.LANGUAGE_COOKIE_NAME, _("The language you chose, if you did. A year.")),
]
