"""kill -9 of the web server while fans vote, on SQLite and on PostgreSQL."""

import random

from . import ready
from .site import Web
from .stage import ballots, manage
from .voting import missing, voting


def on_sqlite(place, report, brief):
    ready.sqlite(place)
    kill_the_server(report, 2 if brief else 10)


def on_postgresql(place, report, brief):
    server = ready.postgresql(place)
    try:
        kill_the_server(report, 2 if brief else 10)
    finally:
        server.stop()


def kill_the_server(report, kills):
    cast, web, slowest = ballots(), Web(), 0.0
    chance = random.Random(kills)
    with voting(cast, [web.port]) as votes:
        for _ in range(kills):
            web.start()
            slowest = max(slowest, web.wait())
            votes.wait_for(chance.randint(5, 25))
            web.kill()
    rows = votes_there()
    report.say(
        kills=kills,
        acknowledged=len(votes.acknowledged),
        unanswered=len(votes.unknown),
        lost=len(missing(votes, rows)),
        slowest_start=f"{slowest:.1f} s",
    )
    report.expect(not missing(votes, rows), "An acknowledged vote is gone.")
    manage("verify")


def votes_there():
    from django.db import connection

    from theories.models import Vote

    rows = list(Vote.objects.values_list("voter", "theory"))
    connection.close()
    return rows
