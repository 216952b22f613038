"""Where a thing belongs: its reveal point, its class, and whether it takes more."""

from .act import Act, NothingToDo, kept, store, weigh_again

CLASS = {"Theory": "arc", "Evidence": "tier", "Link": "stance"}
"""The column that puts a thing into a class."""


class Reveal(Act):
    def change(self, thing, reveal_at, reveal_axis):
        wanted = {"reveal_at": reveal_at, "reveal_axis": reveal_axis}
        if hasattr(thing, "reveal_is_set"):
            wanted["reveal_is_set"] = True
        before = kept(thing, *wanted)
        if before == wanted:
            raise NothingToDo
        self.revert(thing, wanted)
        return before

    def revert(self, thing, before):
        store(thing, **before)
        weigh_again(thing)


class Reclassify(Act):
    def change(self, thing, belongs):
        column = CLASS[type(thing).__name__]
        before = kept(thing, column)
        self.revert(thing, {column: belongs})
        return before

    def revert(self, thing, before):
        [(column, value)] = before.items()
        if getattr(thing, column) == value:
            raise NothingToDo
        if column == "stance":
            thing.take_stance(value)
        else:
            store(thing, **before)
            weigh_again(thing)


class Lock(Act):
    locked = True

    def change(self, thing):
        if thing.locked == self.locked:
            raise NothingToDo
        before = kept(thing, "locked")
        store(thing, locked=self.locked)
        return before


class Unlock(Lock):
    agrees = False
    locked = False
