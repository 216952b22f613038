"""The log: one line of JSON for each entry, with the id of the request it is about.

Nobody's data belongs there: addresses of e-mail and the keys of links that were mailed
are taken out, whoever wrote them into a message.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

EMAIL = re.compile(r"[^\s@\"'(<=]+@[^\s@\"')>,]+")
MAILED_KEY = re.compile(r"(/accounts/(?:password/reset/key|confirm-email)/)[^\s\"']+")
FACTS = ("method", "route", "status", "seconds", "queries", "sql")
"""What our own entries say beside their message."""


class News(logging.Filter):
    """All but Django's own line on somebody who was told to come back: `answered` says
    so too, and there are many of them when there is too much to do already."""

    def filter(self, record):
        return getattr(record, "status_code", None) != 503 or bool(record.exc_info)


class JsonLines(logging.Formatter):
    def format(self, record):
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if of_request := request_id.get():
            entry["request"] = of_request
        entry |= {
            fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)
        }
        if record.exc_info:
            entry["fault"] = self.formatException(record.exc_info)
        return discreet(json.dumps(entry, ensure_ascii=False, default=str))


def discreet(text):
    return MAILED_KEY.sub(r"\1…", EMAIL.sub("…@…", text))
