"""Nobody's address, network, report or withdrawn word stands where it does not belong.

Each marker is planted once; all addresses are read as everybody, plain and as
fragments, and the table says who may meet which.
"""

import pytest
from django.test import Client

from moderation.models import Decision, Report

from .at_the_door import log_in
from .factories import make_comment, make_theory, make_user
from .reading import HTMX

EMAIL = "zqmail@example.org"
NETWORK = "203.0.113.77"
AGENT = "zqagent"
REPORTER = "zqreporter"
NOTE = "zqnote said the reporter"
WITHDRAWN = "zqwithdrawn said the comment"
HIDDEN = "zqhidden said the theory"
FORMER = "zqformer said the comment"
EVERY = {EMAIL, NETWORK, AGENT, REPORTER, NOTE, WITHDRAWN, HIDDEN, FORMER}
MAY_MEET = {
    "visitor": set(),
    "fan": set(),
    # Who decides reads what is hidden and what was reported, and by whom.
    "moderator": {REPORTER, NOTE, HIDDEN},
    # Who runs the site sees accounts as well, in the admin.
    "admin": {REPORTER, NOTE, HIDDEN, EMAIL},
}


@pytest.fixture
def planted(ana, mona):
    ana.email = EMAIL
    ana.save()
    at_home = Client(REMOTE_ADDR=NETWORK, headers={"user-agent": AGENT})
    log_in(at_home)
    theory = make_theory("In plain sight", author=ana)
    make_comment(theory, author=ana, body=WITHDRAWN).withdraw()
    changed = make_comment(theory, author=ana, body=FORMER)
    changed.edit("Said otherwise.")
    hidden = make_theory(HIDDEN, author=ana)
    reporter = make_user(REPORTER)
    for thing in [theory, hidden]:
        Report.file(thing, by=reporter, reason="spam", note=NOTE)
    Decision.hide(hidden, by=mona, reason="spam", words="Spam.")
    return {f"{each.get_absolute_url()}" for each in [theory, hidden, ana, changed]}


@pytest.mark.filterwarnings("ignore:Calling select_related")
@pytest.mark.parametrize("who", MAY_MEET)
def test_nobody_meets_what_is_somebody_elses(who, planted, addresses, as_user, mona):
    admin = {"is_staff": True, "is_superuser": True}
    people = {"fan": make_user, "moderator": lambda: mona}
    people["admin"] = lambda: make_user(**admin)
    client = as_user(people[who]()) if who in people else Client()
    met = {}
    leaving = {name for name in addresses if "logout" in name}
    for url in planted | {addresses[name] for name in addresses.keys() - leaving}:
        for headers in [{}] if "/admin/" in url else [{}, HTMX]:
            answer = client.get(url, headers=headers)
            text = b"".join(answer) if answer.streaming else answer.content
            told = f"{answer.headers}{text.decode(errors='replace')}"
            for word in EVERY - MAY_MEET[who]:
                if word in told:
                    met.setdefault(word, []).append(url)
    assert met == {}


def test_no_moderator_guesses_an_address_letter_by_letter(planted, as_user, mona):
    client = as_user(mona)
    for asked in ["email__startswith=zq", "email=zqmail@example.org", "q=zqmail"]:
        found = client.get(f"/admin/accounts/user/?{asked}", follow=True).text
        assert ">ana</a>" not in found


def test_they_were_planted(planted, as_user, ana, mona):
    """The control: each marker is met by who may meet it."""
    own = as_user(ana).get("/accounts/email/").text
    at_home = Client(REMOTE_ADDR=NETWORK, headers={"user-agent": AGENT})
    log_in(at_home, "ana")
    sessions = at_home.get("/accounts/sessions/").text
    desk = as_user(mona).get("/moderation/").text
    assert EMAIL in own
    assert NETWORK in sessions
    assert AGENT in sessions
    assert {word for word in (REPORTER, NOTE) if word in desk} == {REPORTER, NOTE}
