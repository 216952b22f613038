"""A newer SQLite than the one of this Python, where a wheel brings one.

Versions before 3.51.3 can corrupt a database in WAL mode when a checkpoint meets a
writer at the wrong moment. Has to run before Django imports sqlite3.
"""

import sqlite3
import sys

SOUND = (3, 51, 3)
# What SQLite is compiled with unless told otherwise; pysqlite3 cannot be asked.
LIMITS = {"SQLITE_LIMIT_COLUMN": (2, 2000), "SQLITE_LIMIT_VARIABLE_NUMBER": (9, 32_766)}


def install():
    """Take the place of sqlite3; return the options Django needs for it."""
    if sqlite3.sqlite_version_info >= SOUND:
        return {}
    try:
        import pysqlite3
    except ImportError:
        return {}
    for name, (number, _limit) in LIMITS.items():
        setattr(pysqlite3, name, number)

    class Connection(pysqlite3.Connection):
        def getlimit(self, category):
            return dict(LIMITS.values())[category]

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return {"factory": Connection}
