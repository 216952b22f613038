"""Rows about something: a theory, evidence, link, comment or fan."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from ..targets import KINDS, name_of

KIND_OF_MODEL = {model._meta.model_name: kind for kind, model in KINDS.items()}


class PointingQuerySet(models.QuerySet):
    def about(self, target):
        return self.filter(
            content_type=ContentType.objects.get_for_model(target), object_id=target.pk
        )

    def about_kind(self, kind):
        return self.filter(content_type=ContentType.objects.get_for_model(KINDS[kind]))


class Pointing(models.Model):
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")

    class Meta:
        abstract = True

    @property
    def kind(self):
        """The word of what it is about, also when that is gone."""
        model = ContentType.objects.get_for_id(self.content_type_id).model
        return KIND_OF_MODEL[model]

    @property
    def target_name(self):
        return f"{self.kind}-{self.object_id}"


def key_of(target):
    """The two columns that say what a row is about."""
    content_type = ContentType.objects.get_for_model(target)
    return {"content_type": content_type, "object_id": target.pk}


__all__ = ["Pointing", "PointingQuerySet", "key_of", "name_of"]
