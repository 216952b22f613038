"""What moderators can do. Each act changes one thing, and can put it back.

`change` returns how it was before, as JSON can hold it; `revert` takes that. An act
that would change nothing raises NothingToDo.
"""

from ..words import Action
from .merging import Convert, Merge
from .people import Hold, Lift, Purge, Suspend, Warn
from .places import Lock, Reclassify, Reveal, Unlock
from .states import Keep, MoveTo, Restore
from .votes import Discount, Recount

POSTS = ["theory", "evidence", "link", "comment", "rivalry", "proposal"]

ACTS = {
    Action.KEEP: Keep([*POSTS, "fan"]),
    Action.REVEAL: Reveal(["theory", "evidence", "comment", "link", "proposal"]),
    Action.HIDE: MoveTo("hidden", POSTS),
    Action.REMOVE: MoveTo("removed", POSTS),
    Action.RESTORE: Restore([*POSTS, "fan"]),
    Action.LOCK: Lock(["theory"]),
    Action.UNLOCK: Unlock(["theory"]),
    Action.MERGE: Merge(["theory"]),
    Action.CONVERT: Convert(["theory"]),
    Action.RECLASSIFY: Reclassify(["theory", "evidence", "link"]),
    Action.DISCOUNT: Discount(["theory"]),
    Action.RECOUNT: Recount(["theory"]),
    Action.WARN: Warn(["fan"]),
    Action.HOLD: Hold(["fan"]),
    Action.SUSPEND: Suspend(["fan"]),
    Action.PURGE: Purge(["fan"]),
    Action.LIFT: Lift(["fan"]),
}


def acts_on(kind):
    """The actions that fit a thing of this kind, in the order of the form."""
    return [action for action, act in ACTS.items() if kind in act.fits]
