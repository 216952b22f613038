"""A site as it looks after some weeks: the canon, and a few fans who act on it."""

from datetime import timedelta

SAID = {
    "reads-twice": "The shot is too long to be an accident. **굵게**는 굵다.",
    "doubts-it": "A fire is also just warm. What would settle it?",
    "ties-knots": "Episode 12 shows the smoke from the camp, so *they* can see it.",
}
SILENT = ["weighs-it", "bets-low", "bets-high"]
SWAYED = {1: 30, 4: -20, 10: 35}
"""Places of theories that fans thought about again this week, and by how much."""


def fill():
    """Load the canon, let fans act on it; return the theory talked about and a fan."""
    from django.core.management import call_command
    from django.utils import timezone
    from time_machine import travel

    from accounts.models import User
    from theories.models import Theory

    call_command("migrate", verbosity=0)
    now = timezone.now()
    with travel(now - timedelta(weeks=3), tick=False):
        call_command("load_canon", verbosity=0)
        crowd = [User.objects.create_user(name) for name in [*SAID, *SILENT]]
        theories = sorted(
            Theory.objects.all(), key=lambda each: (-each.link_count, each.pk)
        )
        for place, theory in enumerate(theories):
            vote(place, theory, crowd)
            believe(place, theory, crowd)
    with travel(now - timedelta(hours=5), tick=False):
        for place, change in SWAYED.items():
            believe(place, theories[place], crowd, change)
        judge(theories[7], crowd)
        talk(theories[1], crowd)
    return theories[1], crowd[0]


def vote(place, theory, crowd):
    for number, fan in enumerate(crowd[: 3 - place % 4]):
        theory.cast_vote(fan, -1 if (place + number) % 7 == 3 else 1)


def believe(place, theory, crowd, change=0):
    """Who looks at the pictures has odds of their own on some, and may see the rest."""
    for number, fan in enumerate(crowd if place % 3 else crowd[1:]):
        percent = (place * 13 + number * 11) % 70 + 15 + change
        theory.give_odds(fan, min(max(percent, 1), 99))


def judge(theory, crowd):
    """Fans find one side of its evidence stronger than it was taken for."""
    for link in theory.links.filter(stance="supports"):
        for fan in crowd:
            link.cast_strength_vote(fan, 5)


def talk(theory, crowd):
    for fan, words in zip(crowd, SAID.values(), strict=False):
        said = theory.add_comment(author=fan, body=words)
    answer = "That settles where, not why."
    theory.add_comment(author=crowd[0], body=answer, parent=said)
