"""Words that read like the site's own, the same ones every time."""

from itertools import accumulate
from random import Random

from canon.reading import read_canon


class Writer:
    """Writes with the words of the canon, as often as they stand there."""

    def __init__(self):
        canon = read_canon()
        said = " ".join(
            [f"{each.title} {each.body}" for each in canon.theories]
            + [f"{each.title} {each.description}" for each in canon.evidence]
            + [f"{each.name} {each.hangul}" for each in canon.characters]
        )
        self.words = said.replace("|", "").replace("*", "").split()
        self.summed = list(accumulate(1 for _ in self.words))

    def write(self, what, number, words):
        """`words` words for the numbered thing; they depend on nothing else."""
        chance = Random(f"{what} {number}")
        return " ".join(chance.choices(self.words, cum_weights=self.summed, k=words))

    def title(self, what, number):
        return f"{self.write(what, number, 8)[:120]} {number}"
