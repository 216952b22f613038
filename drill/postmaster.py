"""kill -9 of PostgreSQL's postmaster while fans vote; the site is not restarted."""

import time

from . import ready
from .site import Web, running
from .stage import ballots, manage
from .voting import missing, voting


def postmaster(place, report, brief):
    kills = 1 if brief else 5
    server = ready.postgresql(place)
    try:
        cast, slowest = ballots(), 0.0
        with running(Web()) as [web], voting(cast, [web.port]) as votes:
            for _ in range(kills):
                votes.wait_for(20)
                server.kill()
                time.sleep(0.5)
                server.start().wait()
                slowest = max(slowest, votes.wait_for(1))
        rows = server.ask("SELECT voter_id, theory_id FROM theories_vote")
        manage("verify")
    finally:
        server.stop()
    report.say(
        kills=kills,
        acknowledged=len(votes.acknowledged),
        told_to_come_back=votes.answers[503],
        unanswered=len(votes.unknown),
        lost=len(missing(votes, rows)),
        first_vote_after_the_database=f"{slowest:.1f} s",
    )
    report.expect(not missing(votes, rows), "An acknowledged vote is gone.")
    report.expect(not votes.answers[500], "An answer was 500.")
    report.expect_in_time(slowest <= 5, "Votes took more than 5 s to go on.")
