"""What this site does differently from allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import filter_users_by_email
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from .horizon import keep
from .languages import language_of


class AccountAdapter(DefaultAccountAdapter):
    def new_user(self, request):
        """A new fan keeps what they chose before they had an account."""
        fan = super().new_user(request)
        keep(request.viewer.horizon, fan)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen in dict(settings.LANGUAGES):
            fan.language = chosen
        return fan

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the reader, who need not be who asked for it."""
        readers = filter_users_by_email(email, prefer_verified=True)
        reader = context.get("user") or next(iter(readers), None)
        with translation.override(language_of(reader)):
            super().send_mail(template_prefix, email, context)

    def format_email_subject(self, subject):
        return f"{subject} · {_('All of Us Are Dead theory tracker')}"
