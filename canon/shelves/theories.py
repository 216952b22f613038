from django.db import models

from evidence.models import Evidence
from theories.models import Link, Theory

from .shelf import Shelf


class TheoryShelf(Shelf):
    """Theories with the account's own links; links and words of fans are not read."""

    section = "theories"
    kind = "theory"
    model = Theory
    adopts = False
    words = ("title", "body", "settled_by", "arc", "origin", "reveal_at", "reveal_axis")
    # A theory that a moderator locked counts as edited by hand.
    fields = (*words, "locked")
    references = {"characters": "character", "sources": "source"}

    def entries(self, canon):
        """The last one first: the newest stands first in lists."""
        return canon.theories[::-1]

    def rows(self, pks):
        links = models.Prefetch("links", Link.objects.order_by("evidence_id"))
        theories = Theory.objects.prefetch_related(*self.references, links)
        return theories.in_bulk(list(pks))

    def plain_from(self, entry, name):
        return False if name == "locked" else super().plain_from(entry, name)

    def state(self, row):
        return super().state(row) | {
            "links": {
                str(link.evidence_id): [link.stance, link.argument]
                for link in row.links.all()
                if self.is_own(link)
            }
        }

    def wanted(self, entry, row=None):
        others = row.links.all() if row else []
        taken = {link.evidence_id for link in others if not self.is_own(link)}
        links = {
            str(pk): [link.stance, link.argument]
            for link in entry.links
            if (pk := self.register.pk("evidence", link.evidence)) not in {None, *taken}
        }
        return super().wanted(entry) | {"links": links}

    def create(self, entry, wanted):
        theory = Theory(slug=entry.slug, author=self.account, **self.plain(wanted))
        theory.render()
        for name, value in theory.ranks().items():
            setattr(theory, name, value)
        # One revision, with the characters in it.
        theory.skip_history_when_saving = True
        theory.save(force_insert=True)
        self.store_rest(theory, wanted)
        del theory.skip_history_when_saving
        self.sign(theory)
        theory.save(update_fields=["title"])
        theory.index()
        for pk, (stance, argument) in wanted["links"].items():
            self.link(theory, pk, stance, argument)
        return theory

    def update(self, theory, state, wanted):
        changed = {
            name: wanted[name] for name in self.words if state[name] != wanted[name]
        }
        characters = wanted["characters"]
        if changed or characters != state["characters"]:
            theory.edit(
                by=self.account, reason="canon", characters=characters, **changed
            )
        theory.sources.set(wanted["sources"])
        self.update_links(theory, wanted["links"])

    def update_links(self, theory, wanted):
        own = {str(link.evidence_id): link for link in theory.links.all()}
        own = {pk: link for pk, link in own.items() if self.is_own(link)}
        for pk, link in own.items():
            if pk not in wanted:
                link.remove()
        for pk, (stance, argument) in wanted.items():
            if pk in own:
                reword(theory, own[pk], stance, argument)
            else:
                self.link(theory, pk, stance, argument)

    def link(self, theory, pk, stance, argument):
        evidence = Evidence(pk=int(pk))
        theory.tie(evidence, stance=stance, argument=argument, by=self.account)

    def is_own(self, link):
        return link.author_id == self.account.pk


def reword(theory, link, stance, argument):
    """Changed in place: what fans attach to a link stays attached."""
    if [link.stance, link.argument] == [stance, argument]:
        return
    theory.move_stance(link.stance, -1)
    theory.move_stance(stance, 1)
    link.stance, link.argument = stance, argument
    link.save(update_fields=["stance", "argument"])
    theory.weigh()
