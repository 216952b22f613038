"""The code of the release before, on the schema of this one: both run for a while.

The release before is the newest tag v* but that of this commit; where nothing was
tagged yet, it is the code just before the newest migration.
"""

import http.client
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlencode

from . import ready
from .site import Web, running
from .stage import TOKEN, ballots

PAGES = [
    *["/", "/theories/", "/theories/?sort=new", "/evidence/", "/episodes/"],
    *["/characters/", "/search/?q=boat", "/accounts/login/", "/moderation/log/"],
    *["/feeds/theories.atom", "/readyz"],
]


class OldWeb(Web):
    """Started as any release can be, from a folder of its own."""

    def command(self):
        place = ["--host=127.0.0.1", f"--port={self.port}", "--log-level=error"]
        granian = [sys.executable, "-m", "granian", "--interface=wsgi", *place]
        return [*granian, "--blocking-threads=8", "aouad_site.wsgi:application"]


def on_sqlite(place, report, brief):
    ready.sqlite(place)
    smoke(place, report)


def on_postgresql(place, report, brief):
    server = ready.postgresql(place)
    try:
        smoke(place, report)
    finally:
        server.stop()


def smoke(place, report):
    commit = release_before()
    if commit is None:
        report.say(skipped="there is no history of the code here")
        return
    ballot, web = ballots()[0], OldWeb()
    theory = ballot.path.removesuffix("vote/")
    with worktree(place / "old", commit) as web.folder, running(web):
        found = {path: web.get(path)[0] for path in [*PAGES, theory]}
        found["settings"] = web.get("/settings/", ballot.cookies)[0]
        for act, typed in {
            "vote": {"value": 1},
            "odds": {"percent": 70},
            "comments": {"body": "I was on that roof."},
        }.items():
            found[act] = post(web, f"{theory}{act}/", typed, ballot.cookies)
    wrong = {name: status for name, status in found.items() if status not in (200, 303)}
    report.say(
        old_code=commit[:10], asked=len(found), as_it_should=len(found) - len(wrong)
    )
    report.expect(not wrong, f"Answers: {wrong}.")


def post(web, path, typed, cookies):
    line = http.client.HTTPConnection("127.0.0.1", web.port, timeout=30)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({**typed, "csrfmiddlewaretoken": TOKEN})
    line.request("POST", path, body, {"Cookie": cookies, **kind})
    return line.getresponse().status


def release_before():
    tags = git("tag", "--list", "v*", "--merged", "HEAD~1", "--sort=-creatordate")
    if tags:
        return git("rev-list", "-n1", tags.split()[0]) or None
    newest = git(
        "log", "-1", "--format=%H", "--diff-filter=A", "--", "*/migrations/*.py"
    )
    # Of a history that was cut short there may be no commit before.
    return git("rev-parse", "--verify", f"{newest}~1") or None if newest else None


def git(*arguments):
    """What git says; nothing where it has nothing to say, or is not there."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout.strip()


@contextmanager
def worktree(folder, commit):
    git("worktree", "add", "--detach", folder, commit)
    try:
        yield folder
    finally:
        git("worktree", "remove", "--force", folder)
