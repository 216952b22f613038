"""What is found: a thing with words, and the words as the index wants them."""

from django.db import models

from web.streams import few

from .conditions import finding
from .tokens import tokens


class FindableRows:
    """An ability of the QuerySet of a Findable."""

    def found_by(self, query, *, only_titles=False):
        """Those with the words of a `search.query.Query`; none for an empty one."""
        found = finding(self, query, only_titles=only_titles)
        rows = self.filter(found.condition)
        return few(rows) if found.is_of_few else rows


class Findable(models.Model):
    """A thing that can be searched for by its words.

    Whoever writes its words calls `index()` in the same transaction.
    """

    class Meta:
        abstract = True

    @classmethod
    def words_model(cls):
        return cls._meta.get_field("words").related_model

    def findable_title(self):
        raise NotImplementedError

    def findable_text(self):
        """Further words: without spoilers, for a hit tells that they are there."""
        raise NotImplementedError

    def tokens(self):
        return {
            "title": " ".join(tokens(self.findable_title())),
            "text": " ".join(tokens(self.findable_text())),
        }

    def index(self):
        words = self.words_model().objects
        words.update_or_create(pk=self.pk, defaults=self.tokens())


class Words(models.Model):
    """The tokens of one thing, named `of` in the model itself."""

    title = models.TextField()
    text = models.TextField()

    class Meta:
        abstract = True
