"""Which words are rare is remembered for minutes: longer than a test may want."""

from search import commonness
from web.shelf import Shelf


def forget_what_is_rare():
    commonness.known = Shelf(commonness.REMEMBERED, commonness.LIFETIME)
