"""A site with everything on it: the real canon, and fans with something to say.

Its kinds of pages, by name, are what sweeps in a browser go through.
"""

from django.core.management import call_command

from evidence.models import Evidence
from theories.models import Theory

from .factories import make_comment, make_evidence, make_link, make_theory, make_user

UNBROKEN = "여기에는빈칸이하나도없다" * 11 + "가나다라마바사아"
HANGUL = "남라가 돌아온다, 이번에는 혼자가 아니다"
LONG = "The state keeps them alive, " * 12
LONG_NAME = "a-name-as-long-as-names-may-be"


class World:
    def __init__(self):
        call_command("load_canon", verbosity=0)
        self.fan = make_user("ana")
        self.talker = make_user(LONG_NAME)
        self.canon = Theory.objects.hottest_first()[0]
        self.own = make_theory(HANGUL, author=self.fan, body="**굵게**는 ||비밀||이다.")
        self.own.edit(by=self.fan, body="**굵게**는 ||비밀||이다. 그리고 더.")
        self.unbroken = self.write_about_everything(make_theory(UNBROKEN, body=LONG))
        self.hidden = make_theory(author=self.fan, state="hidden")
        self.locked = make_theory("This theory is locked for good", locked=True)

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

    def visitor_pages(self):
        evidence = Evidence.objects.order_by("pk").first()
        return {
            "home": "/",
            "theories": "/theories/",
            "theories, filtered": "/theories/?arc=nam-ra-group&q=a&sort=best",
            "no theory": "/theories/?q=nothing-like-it",
            "theories that cannot be": "/theories/?arc=nowhere",
            "theory": self.canon.get_absolute_url(),
            "theory, unbroken": self.unbroken.get_absolute_url(),
            "history": f"{self.own.get_absolute_url()}history/",
            "evidence": "/evidence/",
            "piece of evidence": evidence.get_absolute_url(),
            "episodes": "/episodes/",
            "episode": "/episodes/s1e12/",
            "characters": "/characters/",
            "character": "/characters/choi-nam-ra/",
            "fan": f"/fans/{LONG_NAME}/",
            "search": "/search/?q=a",
            "search without result": "/search/?q=nothing-like-it",
            "horizon": "/horizon/",
            "language": "/language/",
            "log in": "/accounts/login/",
            "sign up": "/accounts/signup/",
            "password reset": "/accounts/password/reset/",
            "nothing there": "/nothing/there/",
        }

    def fan_pages(self):
        own, unbroken = self.own.get_absolute_url(), self.unbroken.get_absolute_url()
        return {
            "own theory": own,
            "own hidden theory": self.hidden.get_absolute_url(),
            "locked theory": self.locked.get_absolute_url(),
            "theory to vote on": unbroken,
            "theory with a reply": f"{unbroken}?reply={self.comment.pk}",
            "new theory": "/theories/new/",
            "edit theory": f"{own}edit/",
            "link evidence": f"{unbroken}links/",
            "edit comment": f"/comments/{self.comment.pk}/edit/",
            "forbidden": f"{unbroken}edit/",
            "new evidence": "/evidence/new/",
            "settings": "/settings/",
            "own page": "/fans/ana/",
            "e-mail": "/accounts/email/",
            "password": "/accounts/password/change/",
            "two steps": "/accounts/2fa/",
            "log out": "/accounts/logout/",
        }
