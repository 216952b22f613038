import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from accounts.models import User
from evidence.models import Evidence
from search.reindexing import findable_models, reindex
from theories.models import Theory
from theories.recounting import everything

from ... import belief, claims, rows
from ...pouring import take_time
from ...votes import cast
from ...writing import Writer


class Command(BaseCommand):
    help = (
        "Fills a database for measuring: the same rows for the same numbers. For a"
        " database of its own; nothing takes the rows out again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--theories", type=int, default=1_000)
        parser.add_argument("--votes", type=int, default=10_000)
        parser.add_argument("--odds", type=int, help="a fifth of the votes otherwise")
        parser.add_argument(
            "--judgements", type=int, help="a fifth of the votes otherwise"
        )

    def handle(self, *, theories, votes, odds, judgements, **options):
        if User.objects.exclude(username__startswith=rows.PREFIX).count() > 1:
            raise CommandError("Fans live here: this is for a database of its own.")
        if not 0 < theories <= 1_000_000 or not 0 <= votes <= 100_000_000:
            raise CommandError("From 1 to a million theories, and votes to match.")
        take_time()
        self.began = time.monotonic()
        call_command("load_canon", verbosity=0)
        writer = Writer()
        fans = max(500, votes // 200)
        rows.fans(fans, self.step("fans", fans))
        fan_keys = rows.keys(User, "username")
        pieces = max(40, theories // 20)
        rows.evidence(pieces, writer, self.step("evidence", pieces))
        claims.theories(theories, writer, fan_keys, self.step("theories", theories))
        keys = rows.keys(Theory)
        claims.characters(keys, self.step("characters", 1.5 * theories))
        claims.links(
            keys, rows.keys(Evidence), fan_keys, self.step("links", 2 * theories)
        )
        claims.comments(keys, writer, fan_keys, self.step("comments", 2 * theories))
        cast(keys, fan_keys, votes, self.step("votes", votes))
        odds = votes // 5 if odds is None else odds
        belief.odds(keys, fan_keys, odds, self.step("odds", odds))
        number = votes // 5 if judgements is None else judgements
        belief.judgements(fan_keys, number, self.step("strength votes", number))
        belief.checks(fan_keys, number, self.step("accuracy votes", number))
        belief.verdicts(keys, self.step("verdicts", theories // belief.ONE_IN))
        self.settle(theories)

    def settle(self, theories):
        """Bring what is stored beside the rows in line with them."""
        counted = self.step("counters", theories)
        for _drift in everything():
            counted(1)
        for model in findable_models():
            indexed = self.step(f"words of {model._meta.verbose_name}", theories)
            for _thing in reindex(model):
                indexed(1)
        if connection.vendor == "postgresql":
            # As autovacuum would, somewhat later.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        self.stdout.write(f"Ready after {time.monotonic() - self.began:.0f} s.")

    def step(self, what, total):
        """Say from time to time how far it is."""
        done, last = 0, time.monotonic()

        def progress(more):
            nonlocal done, last
            done += more
            if time.monotonic() - last > 5:
                last = time.monotonic()
                self.stdout.write(f"{what}: {done:,} of about {total:,.0f}")

        return progress
