"""In which language the site speaks: the one of the account, else the one that was
chosen with the switch, else the one that the browser asks for."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


class AccountLanguageMiddleware:
    """Lets the account overrule what Django's LocaleMiddleware found out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        translation.activate(language_of(request.user))
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        # The switch is a cookie, and so is what tells us the account.
        patch_vary_headers(response, ["Cookie"])
        return response


def language_of(person):
    """What to speak with `person`, who may be nobody we know."""
    return getattr(person, "language", "") or translation.get_language()


def remember(request, response, language):
    """Keep the choice where this reader's choices belong; "" takes it back."""
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
    # Kept for fans too: they may log out, and the login page should stay readable.
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    else:
        response.delete_cookie(
            settings.LANGUAGE_COOKIE_NAME, samesite=settings.LANGUAGE_COOKIE_SAMESITE
        )
