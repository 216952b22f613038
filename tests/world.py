"""A site with everything on it: the real canon, and fans with something to say."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from evidence.models import Evidence
from moderation.models import Appeal, Decision, Report
from moderation.moderators import appoint
from theories.models import Comment, Theory

from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)
from .passkeys import secure
from .world_pages import LONG_NAME, Pages

UNBROKEN = "여기에는빈칸이하나도없다" * 11 + "가나다라마바사아"
HANGUL = "남라가 돌아온다, 이번에는 혼자가 아니다"
LONG = "The state keeps them alive, " * 12


class World(Pages):
    def __init__(self):
        call_command("load_canon", verbosity=0)
        self.fan = make_user("ana")
        self.moderator = make_user("mona")
        appoint(self.moderator)
        self.moderator.emailaddress_set.update_or_create(
            email=self.moderator.email, defaults={"verified": True, "primary": True}
        )
        self.talker = make_user(LONG_NAME)
        self.canon = Theory.objects.hottest_first()[0]
        self.own = make_theory(HANGUL, author=self.fan, body="**굵게**는 ||비밀||이다.")
        self.own.edit(by=self.fan, body="**굵게**는 ||비밀||이다. 그리고 더.")
        self.unbroken = self.write_about_everything(make_theory(UNBROKEN, body=LONG))
        self.hidden = make_theory(author=self.fan)
        self.moderate()
        self.locked = make_theory("This theory is locked for good", locked=True)
        self.later = make_theory("What season 2 shows", reveal_at=201)
        self.careful = make_user("with-a-second-factor")
        self.passkey = secure(self.careful, name=UNBROKEN[:40])
        # Last week, so that nobody here has used up what they may post in an hour.
        Comment.objects.update(created_at=timezone.now() - timedelta(days=7))
        self.settled = self.settle(
            make_theory("This theory has been settled", body=LONG)
        )

    def write_about_everything(self, theory):
        evidence = Evidence.objects.newest_first()[:6]
        for stance in ["supports", "contradicts", "complicates"] * 2:
            piece = make_evidence(UNBROKEN, episode=evidence[0].episode)
            make_link(theory, piece, stance=stance, author=self.fan, argument=UNBROKEN)
        for number in range(22):
            make_comment(theory, author=self.talker, body=f"Comment {number}")
        comment = make_comment(theory, author=self.talker, body="||비밀|| " + UNBROKEN)
        for depth in range(7):
            author = self.fan if depth % 2 else self.talker
            comment = make_comment(theory, author=author, body=LONG, parent=comment)
        self.comment = make_comment(theory, author=self.fan, body="`code`\n\n> quoted")
        return theory

    def settle(self, theory):
        scene = make_evidence("It is seen", tier="on-screen")
        for percent in [0, 20, 50, 70, 100]:
            theory.give_odds(make_user(), percent)
            newcomer = make_user()
            self.unbroken.give_odds(newcomer, percent)
            self.unbroken.cast_vote(newcomer, 1)
        theory.give_odds(self.fan, 80)
        make_link(theory, scene, author=self.talker)
        self.proposal = make_proposal(
            self.unbroken, scene, author=self.talker, reason=UNBROKEN
        )
        judge = make_user("a-judge")
        theory.settle("partly", share=40, evidence=scene, reason=UNBROKEN, by=judge)
        return theory

    def moderate(self):
        """Something reported, something decided, something appealed."""
        reason = {"by": self.moderator, "reason": "off-topic", "words": UNBROKEN}
        decision = Decision.make("hide", self.hidden, **reason)
        Appeal.file(decision, by=self.fan, words=UNBROKEN)
        self.reported = self.unbroken.links.first()
        for thing in [self.reported, self.unbroken, self.comment]:
            Report.file(thing, by=make_user(), reason="abuse", note=UNBROKEN)
        Report.file(self.comment, by=self.talker, reason="spam")
