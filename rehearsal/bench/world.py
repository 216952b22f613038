"""What the requests are about: the theories, the fans, and changes to both."""

import time
from collections.abc import Iterator
from itertools import count, cycle
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.core.signing import Signer
from django.db import transaction

from accounts.models import User
from episodes.viewer import Viewer
from theories.models import Theory
from theories.models.querysets import ORDERS
from web.paging import make_cursor
from web.streams import leading

from ..rows import named
from ..writing import Writer
from .requests import get, post, reader

READERS = 500
PER_PAGE = 20
ANEW_AFTER = 5  # seconds


class World:
    def __init__(self) -> None:
        # Different in each run: a vote that was cast before would change nothing.
        self.chance = Random()
        self.seen = Theory.objects.visible_to(Viewer()).filter(
            slug__startswith=named("")
        )
        self.listed = Theory.objects.listed_for(Viewer())
        self.theories = list(self.seen.order_by("pk").values_list("slug", "author"))
        fans = User.objects.filter(username__startswith=named("")).order_by("-pk")
        self.fans = list(fans[:READERS])
        with transaction.atomic():
            self.readers = [reader(fan) for fan in self.fans]

    def theory(self, number: int) -> str:
        return f"/theories/{named(number)}/"

    def change(self) -> None:
        """A vote on the theory that heads the list: whoever reads on sees it."""
        theory = leading(self.listed.hottest_first(), 1)[0]
        fan = self.chance.choice(self.fans)
        while fan.pk == theory.author_id:
            fan = self.chance.choice(self.fans)
        before = theory.votes.filter(voter=fan).values_list("value", flat=True).first()
        theory.cast_vote(fan, -1 if before == 1 else 1)

    def after_changes(self, pages: list[str]) -> Iterator[bytes]:
        for page in cycle(pages):
            self.change()
            yield get(page)

    def anywhere(self) -> Iterator[bytes]:
        """Theory pages, none twice before all were asked for, none kept from before."""
        while True:
            self.change()
            for slug, _author in self.chance.sample(self.theories, len(self.theories)):
                yield get(f"/theories/{slug}/")

    def searches(self) -> Iterator[bytes]:
        """One to three words of the site, never the same ones."""
        words = Writer()
        for number in count(self.chance.randrange(1_000_000)):
            asked = words.write("query", number, 1 + number % 3)[:80]
            yield get(f"/search/?{urlencode({'q': asked})}")

    def again(self, server: Any, page: str) -> Iterator[bytes]:
        """As from a browser that has the page: it says how long ago things were."""
        while True:
            until = time.monotonic() + ANEW_AFTER
            request = get(page, etag=server.get(page)[1]["ETag"])
            while time.monotonic() < until:
                yield request

    def signed_in(self, page: str) -> Iterator[bytes]:
        return cycle([get(page, cookie=each.cookie) for each in self.readers])

    def posts(self, noun: str, body: Any) -> Iterator[bytes]:
        """By one fan after the other, each to a theory of somebody else."""
        for who in cycle(self.readers):
            slug, author = self.chance.choice(self.theories)
            if author != who.pk:
                yield post(f"/theories/{slug}/{noun}/", body(self.chance), who)

    def list_from(self, page: int) -> Iterator[bytes]:
        """The list after each row from this page on: always another address."""
        start = PER_PAGE * (page - 1)
        rows = list(self.seen.hottest_first()[start : start + 400])
        salt = ":".join(["keyset page", "theories.theory", *ORDERS["hot"]])
        while True:
            self.change()
            for row in rows:
                cursor = make_cursor(Signer(salt=salt), row, ORDERS["hot"])
                yield get(f"/theories/?{urlencode({'after': cursor})}")
