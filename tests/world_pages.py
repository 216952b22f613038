"""Kinds of pages, by name, that sweeps in a browser go through."""

from evidence.models import Evidence
from theories.digests import stop_link
from theories.models import Rivalry

LONG_NAME = "a-name-as-long-as-names-may-be"


class Pages:
    """Of a `World`: what each of its people may open."""

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
            "theory, settled": self.settled.get_absolute_url(),
            "standing": f"{self.unbroken.get_absolute_url()}standing/",
            "history": f"{self.own.get_absolute_url()}history/",
            "evidence": "/evidence/",
            "beyond the horizon": self.later.get_absolute_url(),
            "piece of evidence": evidence.get_absolute_url(),
            "episodes": "/episodes/",
            "episode": "/episodes/s1e12/",
            "characters": "/characters/",
            "character": "/characters/choi-nam-ra/",
            "fan": f"/fans/{LONG_NAME}/",
            "rivals": Rivalry.objects.first().get_absolute_url(),
            "leaderboards": "/leaderboards/",
            "leaderboard that cannot be": "/leaderboards/?arc=nowhere",
            "links of a fan": "/fans/ana/links/",
            "rules": "/rules/",
            "moderation log": "/moderation/log/",
            "privacy": "/privacy/",
            "search": "/search/?q=a",
            "search without result": "/search/?q=nothing-like-it",
            "horizon": "/horizon/",
            "language": "/language/",
            "log in": "/accounts/login/",
            "sign up": "/accounts/signup/",
            "password reset": "/accounts/password/reset/",
            "password reset, sent": "/accounts/password/reset/done/",
            "password reset, too late": "/accounts/password/reset/key/1-x/",
            "password reset, done": "/accounts/password/reset/key/done/",
            "address to confirm": "/accounts/confirm-email/",
            "address that cannot be confirmed": "/accounts/confirm-email/x/",
            "nothing to take back": "/accounts/email/undo/x/",
            "link that stops no mail": "/following/mail/x/",
            "link that stops mail": stop_link(self.own.author),
            "closed account": "/accounts/inactive/",
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
            "propose a verdict": f"{unbroken}proposals/",
            "theory with my odds": self.settled.get_absolute_url(),
            "edit comment": f"/comments/{self.comment.pk}/edit/",
            "forbidden": f"{unbroken}edit/",
            "report": f"/report/?target=theory-{self.unbroken.pk}",
            "own reports": "/reports/",
            "decisions about one's own": "/decisions/",
            "new evidence": "/evidence/new/",
            "settings": "/settings/",
            "board": "/board/",
            "followed": "/following/",
            "mail about what is followed": "/following/mail/",
            "own page": "/fans/ana/",
            "e-mail": "/accounts/email/",
            "password": "/accounts/password/change/",
            "two steps": "/accounts/2fa/",
            "places one is logged in": "/accounts/sessions/",
            "who are you again": "/accounts/reauthenticate/",
            "copy of what is mine": "/settings/export/",
            "farewell": "/settings/deletion/",
            "log out": "/accounts/logout/",
        }

    def careful_pages(self):
        return pages_of_the_careful(self.passkey)

    def moderator_pages(self):
        settled, unbroken = (
            each.get_absolute_url() for each in (self.settled, self.unbroken)
        )
        return {
            "verdict to write": f"{unbroken}verdict/?proposal={self.proposal.pk}",
            "verdict that stands": f"{settled}verdict/",
            "proposed verdicts": "/moderation/proposals/",
            "theory to settle": unbroken,
            "queue": "/moderation/",
            "case of a link": f"/moderation/?case=link-{self.reported.pk}",
            "patterns in votes": "/moderation/votes/",
            "new rivals": f"/rivals/new/?theories={self.own.slug}&q=Nam-ra",
            "authenticator app": "/accounts/2fa/totp/activate/",
            "new passkey": "/accounts/2fa/webauthn/add/",
        }


def pages_of_the_careful(passkey):
    """Of a fan with a second factor."""
    return {
        "two steps, both on": "/accounts/2fa/",
        "app off": "/accounts/2fa/totp/deactivate/",
        "codes": "/accounts/2fa/recovery-codes/",
        "new codes": "/accounts/2fa/recovery-codes/generate/",
        "passkeys": "/accounts/2fa/webauthn/",
        "name of a passkey": f"/accounts/2fa/webauthn/keys/{passkey.pk}/edit/",
        "passkey off": f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/",
        "second factor again": "/accounts/2fa/reauthenticate/",
        "passkey again": "/accounts/2fa/webauthn/reauthenticate/",
    }
