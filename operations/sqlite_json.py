"""Any SQLite that Django takes has JSON, so nobody has to ask.

Django asks each connection once, in a transaction. While somebody else writes, that
fails, and the connection would do without JSON for as long as it lasts.
"""

from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper


def take_it_for_granted():
    features: Any = DatabaseWrapper.features_class
    features.supports_json_field = True
