"""Brings the database in line with the files, around everything people did."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from .account import KEY, tracker_account
from .checks import check
from .models import CanonRecord
from .reading import DATA, read_canon
from .shelves import SHELVES


@dataclass
class Report:
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_alone: dict[str, str] = field(default_factory=dict)


class Register:
    """Which row each entry became."""

    def __init__(self):
        self.rows = defaultdict(dict)

    def note(self, kind, name, pk):
        self.rows[kind][name] = pk

    def pk(self, kind, name):
        """None for what was deleted by hand."""
        return self.rows[kind].get(name)

    def pks(self, kind, names):
        return [pk for name in names if (pk := self.pk(kind, name)) is not None]


@transaction.atomic
def load_canon(folder: Path = DATA) -> Report:
    """Raises Refused, and writes nothing, when the files are not in order."""
    canon = read_canon(folder)
    check(canon)
    report, register, account = Report(), Register(), tracker_account()
    records = {record.key: record for record in CanonRecord.objects.all()}
    for make_shelf in SHELVES:
        shelf = make_shelf(register, account)
        Loader(shelf, records, report).load(shelf.entries(canon))
    for key in records.keys() - {KEY}:
        report.left_alone[key] = "no longer in the files"
    return report


class Loader:
    def __init__(self, shelf, records, report):
        self.shelf = shelf
        self.records = records
        self.report = report
        self.stored = []

    def load(self, entries):
        keys = [f"{self.shelf.kind}:{self.shelf.name_of(entry)}" for entry in entries]
        known = {key: self.records.pop(key) for key in keys if key in self.records}
        rows = self.shelf.rows(record.object_pk for record in known.values())
        for key, entry in zip(keys, entries, strict=True):
            if record := known.get(key):
                row = self.renew(key, entry, record, rows.get(record.object_pk))
            else:
                row = self.add(key, entry)
            if row:
                name = self.shelf.name_of(entry)
                self.shelf.register.note(self.shelf.kind, name, row.pk)
        self.remember()

    def renew(self, key, entry, record, row):
        if row is None:
            self.report.left_alone[key] = "deleted by hand"
            return None
        state = self.shelf.state(row)
        wanted = self.shelf.wanted(entry, row)
        untouched = digest(state) == record.digest
        if state == wanted:
            self.report.unchanged.append(key)
            if not untouched:
                # A hand made it what the files say; from here on they may change it.
                self.stored.append((key, row.pk))
        elif untouched:
            self.shelf.update(row, state, wanted)
            self.report.updated.append(key)
            self.stored.append((key, row.pk))
        else:
            self.report.left_alone[key] = "edited by hand"
        return row

    def add(self, key, entry):
        if row := self.shelf.find(entry):
            self.report.left_alone[key] = "was there before"
            return row if self.shelf.adopts else None
        if row := self.shelf.create(entry, self.shelf.wanted(entry)):
            self.report.created.append(key)
            self.stored.append((key, row.pk))
        return row

    def remember(self):
        """Record what was stored, as the database gives it back."""
        rows = self.shelf.rows(pk for _key, pk in self.stored)
        CanonRecord.objects.bulk_create(
            [
                CanonRecord(
                    key=key, object_pk=pk, digest=digest(self.shelf.state(rows[pk]))
                )
                for key, pk in self.stored
            ],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["object_pk", "digest"],
        )


def digest(state):
    return sha256(json.dumps(state, sort_keys=True, default=str).encode()).hexdigest()
