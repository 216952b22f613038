"""What a decision does to a fan rather than to their words."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .. import tasks
from .act import Act, NothingToDo

POSTS_HELD = 5


class Warn(Act):
    """The words of the decision are the warning."""

    def change(self, fan):
        return {}

    def revert(self, fan, before):
        pass


class Purge(Act):
    """Everything they posted goes out of sight, thing by thing, in a while."""

    def change(self, fan):
        from ..waves.purging import posted_in_sight

        if not posted_in_sight(fan):
            raise NothingToDo
        return {}

    def revert(self, fan, before):
        pass

    def wave(self, fan):
        return uuid4()

    def go_on(self, decision):
        tasks.purge.enqueue(decision.pk)

    def go_back(self, decision, undone):
        tasks.undo_wave.enqueue(str(decision.wave), undone.moderator_id)


class OnStanding(Act):
    """Acts that set whether the fan may post, and whether their posts wait."""

    def change(self, fan, **asked):
        until = fan.suspended_until
        before = {
            "suspended_until": until and until.isoformat(),
            "posts_to_hold": fan.posts_to_hold,
        }
        self.set(fan, **asked)
        return before

    def set(self, fan):
        raise NotImplementedError

    def revert(self, fan, before):
        until = before["suspended_until"]
        fan.suspend(until=until and parse_datetime(until))
        fan.hold_posts(before["posts_to_hold"])


class Hold(OnStanding):
    def set(self, fan, posts=POSTS_HELD):
        if fan.posts_to_hold >= posts:
            raise NothingToDo
        fan.hold_posts(posts)


class Suspend(OnStanding):
    def set(self, fan, days):
        until = timezone.now() + timedelta(days=days)
        if fan.is_suspended and fan.suspended_until >= until:
            raise NothingToDo
        fan.suspend(until=until)


class Lift(OnStanding):
    agrees = False

    def set(self, fan):
        if not (fan.is_suspended or fan.posts_to_hold):
            raise NothingToDo
        fan.suspend(until=None)
        fan.hold_posts(0)
