"""Who somebody is, by name or address and password, and by the key in a session."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model

from web.known_queries import row_with


class AccountBackend(AuthenticationBackend):
    """Hashes once for each try: the time an answer takes must not tell who is here.

    allauth gives an address as a name as well, and would try a known one twice.
    """

    def get_user(self, user_id):
        user = row_with(get_user_model(), "id", int(user_id))
        return user if user and self.user_can_authenticate(user) else None

    def authenticate(self, request, **credentials):
        if credentials.get("username") == credentials.get("email"):
            credentials.pop("username", None)
        return super().authenticate(request, **credentials)
