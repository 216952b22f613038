"""Password hashing with a bound of its own.

Each hash takes a core for most of a second, and anybody may ask for one. Two are made
at a time and two more may wait; the pages that need none go on as ever.
"""

from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

from web.outages import Overloaded

at_work = BoundedSemaphore(2)
places = BoundedSemaphore(4)


@contextmanager
def place():
    if not places.acquire(blocking=False):
        raise Overloaded
    try:
        with at_work:
            yield
    finally:
        places.release()


class BoundedHasher(Argon2PasswordHasher):
    """Argon2 as Django does it, under the same name in the database."""

    def encode(self, password, salt):
        with place():
            return super().encode(password, salt)

    def verify(self, password, encoded):
        with place():
            return super().verify(password, encoded)
