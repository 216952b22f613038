"""Votes that do not count, whoever cast them: a ring is taken out as one decision."""

from .act import Act, NothingToDo


class Discount(Act):
    discounted = True

    def change(self, theory, voters):
        votes = theory.votes.filter(voter__in=voters).exclude(
            discounted=self.discounted
        )
        changed = sorted(votes.values_list("voter", flat=True))
        if not changed:
            raise NothingToDo
        self.mark(theory, changed, self.discounted)
        return {"voters": changed}

    def revert(self, theory, before):
        self.mark(theory, before["voters"], not self.discounted)

    def mark(self, theory, voters, discounted):
        votes = theory.votes.filter(voter__in=voters)
        votes.update(discounted=discounted)
        votes.settle()


class Recount(Discount):
    agrees = False
    discounted = False
