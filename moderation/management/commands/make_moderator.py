from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from moderation.moderators import appoint


class Command(BaseCommand):
    help = "Adds a fan to the group of moderators and lets them into /admin/."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = get_user_model().objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"There is no fan called {username}. Sign up first.")
        appoint(user)
        self.stdout.write(f"{user.username} is a moderator.")
