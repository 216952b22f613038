"""A site that grows in bulk, nine tenths of it beyond what visitors have watched."""

from itertools import count

from accounts.models import User
from evidence.models import Evidence, EvidenceWords
from theories.models import Link, Theory, TheoryWords

from .crowd_acts import Acts

numbers = count(1)
FAR = 203
NEAR = 112


class Crowd(Acts):
    """What many people add around one `sample` of everything (tests.site_map)."""

    def __init__(self, sample, ana, ben):
        self.things = sample.by_model
        self.ana, self.ben = ana, ben

    def grow(self, number):
        """Add so many theories, and much else in proportion."""
        new = [next(numbers) for _each in range(number)]
        fans = self.fans(new[::4])
        theories = self.theories(new, fans)
        pieces = self.evidence(new[::2])
        self.tie(theories, pieces)
        self.talk(new)
        self.believe(theories, fans)
        self.draw(theories)
        self.settle(theories[::2])
        self.moderate(theories)
        self.revise(number)

    def fans(self, new):
        return User.objects.bulk_create(
            User(username=f"crowd-{n}", email=f"{n}@example.org") for n in new
        )

    def theories(self, new, fans):
        made = Theory.objects.bulk_create(
            Theory(
                title=f"The boat number {n}",
                slug=f"crowd-{n}",
                arc=Theory.Arc.values[n % 4],
                author=self.ana if n % 5 == 0 else fans[n % len(fans)],
                # What came later is hotter, and tells of later episodes.
                **self.point(n),
                **dict.fromkeys(("hot", "best", "contested"), n),
                gap=n if n % 2 else -n,
            )
            for n in new
        )
        TheoryWords.objects.bulk_create(
            TheoryWords(of=each, title=f"the boat number n{each.pk}", text="rumour")
            for each in made
        )
        return made

    @staticmethod
    def point(n):
        return {"reveal_at": FAR if n % 10 else NEAR}

    def evidence(self, new):
        made = Evidence.objects.bulk_create(
            Evidence(
                title=f"A boat {n}",
                slug=f"crowd-{n}",
                kind="scene",
                tier="on-screen",
                episode=self.things["episodes.episode"],
                added_by=self.ana,
                starts_at=n,
                **self.point(n // 2 * 5),
            )
            for n in new
        )
        EvidenceWords.objects.bulk_create(
            EvidenceWords(of=each, title=f"a boat n{each.pk}", text="rumour")
            for each in made
        )
        return made

    def tie(self, theories, pieces):
        nam_ra = self.things["characters.character"]
        for model, rows in [(Theory, theories), (Evidence, pieces)]:
            through = model.characters.through
            name = model._meta.model_name
            through.objects.bulk_create(
                through(**{name: each, "character": nam_ra}) for each in rows
            )
        evidence = self.things["evidence.evidence"]
        Link.objects.bulk_create(
            Link(theory=each, evidence=evidence, stance="supports", author=self.ana)
            for each in theories
        )
