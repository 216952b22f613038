"""A database with people who vote, for a drill to do its worst to."""

import os
import subprocess
import sys
from dataclasses import dataclass

FANS, THEORIES = 60, 60
"""Nobody casts more votes an hour than a new fan may."""
TOKEN = "a" * 32
"""A token against forgery is right when cookie and form say the same."""


@dataclass(frozen=True)
class Ballot:
    fan: int
    theory: int
    path: str
    cookies: str


def settle(place, url):
    """Have this process and those it starts know the site of this drill."""
    os.environ |= {
        "DATABASE_URL": url,
        "DATA_DIR": str(place / "data"),
        "SECRET_KEY": "only for drills, so everybody may know it",
        "DJANGO_SETTINGS_MODULE": "aouad_site.settings",
        "EMAIL_URL": f"file:///{place}/mail",
        "LOG_LEVEL": "ERROR",
        "ALLOWED_HOSTS": "127.0.0.1",
        "METRICS_TOKEN": "drill",
    }
    import django

    django.setup()


def manage(*arguments, **environment):
    """What an operator types; its words when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def fill():
    """Once, for all drills on this kind of database."""
    from episodes.models import Episode, Season
    from rehearsal import claims, rows
    from rehearsal.writing import Writer

    def quiet(_number):
        pass

    manage("migrate", "--verbosity=0")
    Season.objects.get_or_create(number=1)
    Episode.objects.get_or_create(season_id=1, number=12)
    rows.fans(FANS + 1, quiet)
    author = rows.keys(rows.User, "username")[-1]
    claims.theories(THEORIES, Writer(), [0, author, author], quiet)
    manage("recount")
    manage("reindex")


def ballots():
    """Each fan and each theory once, in an order that spreads both."""
    from django.db import connection

    from rehearsal import rows

    fans = rows.keys(rows.User, "username")
    found = list(cast(fans[1:-1], visible_theories()))
    connection.close()
    return found


def visible_theories():
    from theories.models import Theory

    return list(Theory.objects.published().filter(reveal_at=112, reveal_axis="screen"))


def cast(fans, theories):
    from accounts.models import User

    sessions = {fan.pk: session_of(fan) for fan in User.objects.filter(pk__in=fans)}
    for step in range(len(theories)):
        for number, fan in enumerate(fans):
            theory = theories[(number + step) % len(theories)]
            path = f"{theory.get_absolute_url()}vote/"
            yield Ballot(fan, theory.pk, path, sessions[fan])


def session_of(fan):
    """The cookies of somebody who is logged in."""
    from rehearsal.bench.requests import reader

    return f"{reader(fan).cookie}; csrftoken={TOKEN}"
