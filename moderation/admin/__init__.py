"""The admin of everything that moderators act on, and of what they did."""

from . import evidence, fans, posts, records, theories

__all__ = ["evidence", "fans", "posts", "records", "theories"]
