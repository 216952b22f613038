from pathlib import Path

from django.core.management.base import BaseCommand

from operations import backups


class Command(BaseCommand):
    help = "Checks the database: sound, every reference kept, no counter drifted."

    def add_arguments(self, parser):
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="a backup it must equal"
        )

    def handle(self, *, against, **options):
        backups.verify()
        if against:
            backups.compare(against)
        self.stdout.write("The database is sound.")
