from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from operations import backups


class Command(BaseCommand):
    help = "Copies the database as of this moment, while the site goes on."

    def add_arguments(self, parser):
        folder = settings.DATA_DIR / "backups"
        parser.add_argument("folder", nargs="?", type=Path, default=folder)
        parser.add_argument(
            "--keep", type=int, metavar="N", help="delete all but the newest N"
        )

    def handle(self, *, folder, keep, **options):
        self.stdout.write(str(backups.make(folder)))
        for old in backups.older_than_the_newest(keep, folder) if keep else []:
            backups.delete(old)
