"""What a crowd does besides posting: it believes, is proved right, and reports."""

from django.utils.timezone import now

from moderation.models import Case, Decision, Report
from theories.models import (
    Call,
    Comment,
    Odds,
    OddsDay,
    StandingDay,
    Theory,
    TheoryWords,
    Verdict,
    Vote,
)


class Acts:
    def talk(self, new):
        theory = self.things["theories.theory"]
        Comment.objects.bulk_create(
            Comment(theory=theory, author=self.ana, body="Hm.", **self.point(n))
            for n in new
        )

    def believe(self, theories, fans):
        theory = self.things["theories.theory"]
        Vote.objects.bulk_create(Vote(theory=theory, voter=f, value=1) for f in fans)
        Odds.objects.bulk_create(
            [Odds(theory=theory, fan=each, percent=50) for each in fans]
            + [Odds(theory=each, fan=fans[0], percent=50) for each in theories[::2]]
        )

    def draw(self, theories):
        today = now().date()
        StandingDay.objects.bulk_create(
            StandingDay(theory=each, day=today, percent=50, reveal_at=each.reveal_at)
            for each in theories
        )
        OddsDay.objects.bulk_create(
            OddsDay(
                **{"theory": each, "day": today, "reveal_at": each.reveal_at},
                **{"median": 50, "lower": 40, "upper": 60, "fans": 9},
            )
            for each in theories
        )

    def settle(self, theories):
        verdicts = Verdict.objects.bulk_create(
            Verdict(
                theory=each,
                outcome="confirmed" if each.pk % 4 else "debunked",
                reason="Shown.",
                decided_by=self.things["evidence.evidence"],
                season=2,
                tells_from=201,
                reveal_at=each.reveal_at,
            )
            for each in theories
        )
        Call.objects.bulk_create(
            Call(verdict=each, fan=self.ben, percent=50, brier=0.25)
            for each in verdicts
        )

    def moderate(self, theories):
        kind = self.things["moderation.case"].content_type
        spam = Theory.objects.bulk_create(
            Theory(
                title="Buy now",
                slug=f"spam-{each.pk}",
                arc="other",
                author=self.ana,
                state="pending",
            )
            for each in theories
        )
        TheoryWords.objects.bulk_create(
            TheoryWords(of=each, title="a boat for sale", text="rumour")
            for each in spam
        )
        Decision.objects.bulk_create(
            Decision(
                **{"content_type": kind, "object_id": each.pk},
                **{"action": "keep", "reason": "spam"},
                **{"author": self.ben, "label": "x", **self.point(each.pk)},
            )
            for each in theories
        )
        Report.objects.bulk_create(
            Report(
                content_type=kind, object_id=each.pk, reporter=self.ben, reason="spam"
            )
            for each in spam
        )
        Case.objects.bulk_create(
            Case(
                **{"content_type": kind, "object_id": each.pk, "author": self.ana},
                **{"closed_at": None, "urgency": each.pk, "is_held": True},
            )
            for each in spam
        )

    def revise(self, number):
        first = self.things["theories.theory"].history.last()
        revisions = []
        for _each in range(number):
            revision = type(first).objects.get(pk=first.pk)
            revision.pk = None
            revisions.append(revision)
        type(first).objects.bulk_create(revisions)
