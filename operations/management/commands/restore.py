from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from operations import backups


class Command(BaseCommand):
    help = "Puts a backup in the place of the database; stop the site first."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="even a database with accounts in it"
        )

    def handle(self, *, file, replace, **options):
        if not replace and backups.in_use():
            raise CommandError("Somebody has an account here; say --replace to go on.")
        backups.restore(file)
        backups.verify()
        self.stdout.write("The database is what was backed up, and sound.")
