from datetime import timedelta

from django.core.management.base import BaseCommand

from tasks.attempts import take_back
from tasks.worker import SteadyWorker


class Command(BaseCommand):
    help = "Does what the site leaves for later: mail, copies, counts, purges."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="end when all is done")
        parser.add_argument(
            "--interval",
            type=float,
            default=1,
            metavar="SECONDS",
            help="how often to look for something to do",
        )
        parser.add_argument(
            "--lease",
            type=float,
            default=30,
            metavar="SECONDS",
            help="after which a worker that says nothing counts as dead",
        )

    def handle(self, *, batch, interval, lease, **options):
        lease = timedelta(seconds=lease)
        worker = SteadyWorker(batch=batch, interval=interval, lease=lease)
        if batch:
            take_back(lease)
        else:
            worker.configure_signals()
        worker.work()
