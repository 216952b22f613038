"""Second factors are sealed before they are stored: who carries off the database or a
backup cannot make their codes. The key comes from SECRET_KEY, which is kept elsewhere.
"""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

SEALED = "sealed:"


def sealer():
    """Seals with the key of today, and opens with the former ones as well."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_from(secret)) for secret in secrets])


def key_from(secret):
    digest = salted_hmac("second factors", "key", secret=secret, algorithm="sha256")
    return urlsafe_b64encode(digest.digest())


class SealingAdapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return SEALED + sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        if not encrypted_text.startswith(SEALED):
            # Stored before there was a seal.
            return encrypted_text
        return sealer().decrypt(encrypted_text.removeprefix(SEALED)).decode()
