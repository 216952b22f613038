"""Taking words out of sight, and putting them back."""

from uuid import uuid4

from episodes.publication import State

from .. import tasks
from ..targets import Fan
from ..words import Action
from .act import Act, NothingToDo, kept

MERGES = [Action.MERGE, Action.CONVERT]


class MoveTo(Act):
    def __init__(self, state, fits):
        super().__init__(fits)
        self.state = state

    def change(self, thing):
        if thing.state == self.state:
            raise NothingToDo
        before = kept(thing, "state")
        thing.move_to(self.state)
        return before

    def revert(self, thing, before):
        thing.move_to(before["state"])


class Restore(MoveTo):
    agrees = False

    def __init__(self, fits):
        super().__init__(State.PUBLISHED, fits)

    def change(self, thing):
        if isinstance(thing, Fan):
            return self.answer_purge(thing)
        if getattr(thing, "merged_into_id", None):
            return self.take_apart(thing)
        return super().change(thing)

    def answer_purge(self, fan):
        """Put back what the last purge hid, where nobody has done so."""
        from ..waves.purging import standing_purge

        purge = standing_purge(fan)
        if purge is None:
            raise NothingToDo
        return {"purge": purge.pk}

    def wave(self, thing):
        return uuid4() if isinstance(thing, Fan) else None

    def go_on(self, decision):
        if "purge" in decision.before:
            tasks.restore_purged.enqueue(decision.pk)

    def go_back(self, decision, undone):
        if "purge" in decision.before:
            tasks.undo_wave.enqueue(str(decision.wave), undone.moderator_id)

    def take_apart(self, theory):
        """Undo the merge, however long ago it was."""
        from ..models import Decision
        from . import ACTS

        merges = Decision.objects.about(theory).filter(action__in=MERGES).standing()
        merge = merges.first()
        ACTS[Action(merge.action)].revert(theory, merge.before)
        return {"merge": merge.action, "asked": merge.asked}

    def revert(self, thing, before):
        from . import ACTS

        if "merge" in before:
            ACTS[Action(before["merge"])].change(thing, **before["asked"])
        elif "purge" not in before:
            super().revert(thing, before)


class Keep(MoveTo):
    """It stays as it is; what only waited for a look is published."""

    agrees = False

    def __init__(self, fits):
        super().__init__(State.PUBLISHED, fits)

    def change(self, thing):
        if isinstance(thing, Fan) or thing.state != State.PENDING:
            return {}
        return super().change(thing)

    def revert(self, thing, before):
        if before:
            super().revert(thing, before)
