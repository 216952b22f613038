"""The pattern of a shelf: plain fields, plus references to what was loaded before."""

from django.db.models import Model


class Shelf:
    """Stores one kind of entry.

    A *state* is a dict of what the files decide about a row, and nothing else: equal
    states mean that there is nothing to do. References are primary keys, so that a
    slug changed by hand breaks nothing.
    """

    section: str
    kind: str
    model: type[Model]
    name_field = "slug"
    fields: tuple[str, ...] = ()
    references: dict[str, str] = {}
    # False where a row of the same name may be a fan's, which others must not name.
    adopts = True

    def __init__(self, register, account):
        self.register = register
        self.account = account

    def name_of(self, entry):
        return str(getattr(entry, self.name_field))

    def entries(self, canon):
        return getattr(canon, self.section)

    def rows(self, pks):
        """The rows that still exist, by primary key, with all that `state` reads."""
        rows = self.model._default_manager.prefetch_related(*self.references)
        return rows.in_bulk(list(pks))

    def find(self, entry):
        """A row that is there already although no record says that we made it."""
        name = {self.name_field: getattr(entry, self.name_field)}
        return self.model._default_manager.filter(**name).first()

    def state(self, row):
        state = {name: getattr(row, name) for name in self.fields}
        for name in self.references:
            state[name] = sorted(each.pk for each in getattr(row, name).all())
        return state

    def wanted(self, entry, row=None):
        """The state that the entry asks for, given the row as it is now, if any."""
        state = {name: self.plain_from(entry, name) for name in self.fields}
        for name, kind in self.references.items():
            state[name] = sorted(self.register.pks(kind, getattr(entry, name)))
        return state

    def plain_from(self, entry, name):
        return getattr(entry, name)

    def create(self, entry, wanted):
        row = self.model(**self.identity(entry), **self.plain(wanted))
        self.sign(row)
        row.save(force_insert=True)
        self.store_rest(row, wanted)
        return row

    def update(self, row, state, wanted):
        changed = [name for name in self.fields if state[name] != wanted[name]]
        if changed:
            for name in changed:
                setattr(row, name, wanted[name])
            self.sign(row)
            row.save(update_fields=changed)
        self.store_rest(row, wanted)

    def identity(self, entry):
        return {self.name_field: getattr(entry, self.name_field)}

    def plain(self, wanted):
        return {name: wanted[name] for name in self.fields}

    def sign(self, row):
        """Name the account in the row's history, where the model keeps one."""
        row._history_user = self.account
        row._change_reason = "canon"

    def store_rest(self, row, wanted):
        for name in self.references:
            getattr(row, name).set(wanted[name])
