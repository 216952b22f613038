"""A secret key of the machine's own, made once."""

import os
from contextlib import suppress
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def secret_key(path):
    """The key kept at `path`, readable by its owner only; made when there is none."""
    if not path.exists():
        # Linked into place whole: a second process must never read half a key.
        with (
            NamedTemporaryFile("w", dir=path.parent) as file,
            suppress(FileExistsError),
        ):
            file.write(get_random_secret_key())
            file.flush()
            os.link(file.name, path)
    return path.read_text()
