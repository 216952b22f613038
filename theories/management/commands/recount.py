from django.core.management.base import BaseCommand, CommandError

from theories.recounting import recount


class Command(BaseCommand):
    help = "Rebuilds the counters and ranks of every theory from rows."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail on any drift"
        )

    def handle(self, *, check, **options):
        drifted = 0
        for theory, drift in recount(repair=not check):
            drifted += 1
            for counter, (stored, counted) in drift.items():
                self.stdout.write(f"{theory.slug} {counter}: {stored} → {counted}")
        self.stdout.write(f"Theories that had drifted: {drifted}.")
        if check and drifted:
            raise CommandError("The stored counters do not match the rows.")
