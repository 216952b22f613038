from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from theories.models import Theory
from theories.recounting import everything

SECONDS_BETWEEN = 10
"""How often it is said how far it is, where there is no line to write over."""


class Command(BaseCommand):
    help = "Rebuilds counters, ranks, standing, odds and scores from rows."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail on any drift"
        )

    def handle(self, *, check, verbosity, **options):
        drifted = 0
        progress = self.progress() if verbosity else lambda number: None
        for about, drift in everything(repair=not check, progress=progress):
            drifted += 1
            self.say(about, drift)
        self.stdout.write(f"Things that had drifted: {drifted}.")
        if check and drifted:
            raise CommandError("What is stored does not match the rows.")

    def say(self, about, drift):
        for what, (stored, counted) in drift.items():
            self.stdout.write(f"{about.slug} {what}: {stored} → {counted}")

    def progress(self):
        """Say how far it is: on one line of a terminal, now and then in a log."""
        total, said_at = Theory.objects.count(), monotonic()

        def progress(number):
            nonlocal said_at
            if self.stderr.isatty():
                self.stderr.write(f"\r{number} of {total} theories", ending="")
            elif monotonic() - said_at > SECONDS_BETWEEN:
                said_at = monotonic()
                self.stderr.write(f"{number} of {total} theories")

        return progress
