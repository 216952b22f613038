"""Who somebody is, by name or address and password."""

from allauth.account.auth_backends import AuthenticationBackend


class AccountBackend(AuthenticationBackend):
    """Hashes once for each try: the time an answer takes must not tell who is here.

    allauth gives an address as a name as well, and would try a known one twice.
    """

    def authenticate(self, request, **credentials):
        if credentials.get("username") == credentials.get("email"):
            credentials.pop("username", None)
        return super().authenticate(request, **credentials)
