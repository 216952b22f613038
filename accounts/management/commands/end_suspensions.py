from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    help = "Ends suspensions whose time is over, so that their votes count again."

    def handle(self, **options):
        over = list(User.objects.over())
        for fan in over:
            fan.suspend(until=None)
        self.stdout.write(f"Suspensions ended: {len(over)}.")
