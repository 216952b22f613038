"""Which votes and odds count, by the standing of those who gave them now."""

from django.db.models import F

from ..models import Odds, StrengthVote, Vote


def recount_votes(theories, repair):
    for model in (Vote, StrengthVote, Odds):
        about = {f"{model.held_at}__in": theories}
        wrong = model.objects.filter(**about).wrong().annotate(at=F(model.held_at))
        voices = list(wrong.order_by("pk"))
        drifts = [(voice.at, voice.drift) for voice in voices]
        if repair:
            model.objects.turn_around(voices)
        yield from drifts
