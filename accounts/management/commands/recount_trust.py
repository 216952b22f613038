from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    help = "Trusts every active fan as far as their rows and their time here say."

    def handle(self, **options):
        moved = 0
        for fan in User.objects.filter(is_active=True).iterator(500):
            before = fan.trust
            moved += fan.regard() != before
        self.stdout.write(f"Fans whose trust moved: {moved}.")
