from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from canon.loading import load_canon
from canon.reading import DATA, Refused


class Command(BaseCommand):
    help = (
        "Load episodes, characters, groups, sources, evidence, theories and rivalries "
        "from the data files. What people edited or deleted by hand is left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--data", type=Path, default=DATA, help="folder with the data files"
        )

    def handle(self, *, data, **options):
        try:
            report = load_canon(data)
        except Refused as refusal:
            lines = "\n".join(f"  {fault}" for fault in refusal.faults)
            raise CommandError(f"Nothing was loaded.\n{lines}") from None
        for key, reason in report.left_alone.items():
            self.stdout.write(f"left alone: {key} ({reason})")
        self.stdout.write(
            f"Canon: {len(report.created)} created, {len(report.updated)} updated, "
            f"{len(report.unchanged)} unchanged, {len(report.left_alone)} left alone."
        )
