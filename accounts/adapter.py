"""What this site does differently from allauth."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import filter_users_by_email
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from .horizon import keep
from .languages import language_of
from .mail_hosts import is_throw_away
from .undoing import undo_link

POSTS_TO_HOLD = 3
"""Of each account beyond those that one network may open in a day."""


logger = logging.getLogger("tracker.security")


class AccountAdapter(DefaultAccountAdapter):
    def new_user(self, request):
        """A new fan keeps what they chose before they had an account."""
        fan = super().new_user(request)
        keep(request.viewer.horizon, fan)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen in dict(settings.LANGUAGES):
            fan.language = chosen
        return fan

    def save_user(self, request, user, form, commit=True):
        """Nobody is turned away for who else is on their network; we look twice."""
        if not ratelimit.consume(request, app="allauth.account", action="new_account"):
            user.posts_to_hold = POSTS_TO_HOLD
        return super().save_user(request, user, form, commit)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Of one network: nobody locks out an owner by guessing from elsewhere."""
        tried = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{tried}:{ratelimit.get_ip(request)}"

    def login(self, request, user):
        super().login(request, user)
        logger.info("logged in")

    def authentication_failed(self, request, **credentials):
        logger.warning("log-in refused")
        super().authentication_failed(request, **credentials)

    def clean_email(self, email):
        if is_throw_away(email):
            raise ValidationError(
                _(
                    "Mailboxes there vanish, and your account would with yours."
                    " Give an address that stays."
                )
            )
        return super().clean_email(email)

    def confirm_email(self, request, email_address):
        """From now on what they say counts."""
        confirmed = super().confirm_email(request, email_address)
        email_address.user.settle_voices()
        return confirmed

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the reader, who need not be who asked for it."""
        readers = filter_users_by_email(email, prefer_verified=True)
        reader = context.get("user") or next(iter(readers), None)
        with translation.override(language_of(reader)):
            super().send_mail(template_prefix, email, context)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """A new address can be taken back by who reads the old one."""
        context = {"user": user, **(context or {})}
        if template_prefix == "account/email/email_changed":
            context["undo_url"] = undo_link(user, context["from_email"])
        super().send_notification_mail(template_prefix, user, context, email)

    def send_account_already_exists_mail(self, email):
        """Take as long as for a new account, whose password would be hashed."""
        make_password(email)
        super().send_account_already_exists_mail(email)

    def format_email_subject(self, subject):
        return f"{subject} · {_('All of Us Are Dead theory tracker')}"
