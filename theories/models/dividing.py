"""Dividing belief among rivals: at most one of them can come true."""

from django.db import models, transaction

WHOLE = 100


class Dividing(models.Model):
    class Meta:
        abstract = True

    @transaction.atomic
    def scale_odds_of(self, fan, viewer):
        """Shrink the fan's odds on these rivals alike, until they come to 100 percent.

        What is closed stays as it is, and so does what the viewer cannot see. Returns
        the entries made: none where nothing contradicts, or nothing can be changed.
        """
        seen = self.theories.visible_to(viewer).with_odds_for(viewer)
        held = {each.pk: each for each in seen.with_outcome_for(viewer).order_by("pk")}
        given = {pk: each.my_odds for pk, each in held.items() if each.my_odds}
        open_ones = {
            pk: percent
            for pk, percent in given.items()
            if held[pk].takes_odds_of(fan) and not held[pk].seen_outcome
        }
        room = WHOLE - sum(given.values()) + sum(open_ones.values())
        if sum(given.values()) <= WHOLE or room < 0:
            return []
        return [
            held[pk].give_odds(fan, percent)
            for pk, percent in scaled(open_ones, room).items()
        ]


def scaled(odds, room):
    """Odds shrunk alike until they add up to `room`, in whole percent.

    What rounding leaves over goes to the largest remainders (Hamilton's method).
    """
    total = sum(odds.values())
    if total <= room:
        return odds
    exact = {key: percent * room for key, percent in odds.items()}
    whole = {key: each // total for key, each in exact.items()}
    left = room - sum(whole.values())
    for key in sorted(exact, key=lambda key: -(exact[key] % total))[:left]:
        whole[key] += 1
    return whole
