"""Saving a thing under an address made from its title, which somebody else may want."""

from django.db import IntegrityError, transaction

from texts.slugs import free_slug, slug_from

TRIES = 5


def save_under_free_slug(thing, title, *, otherwise, field="slug"):
    """Two may want one address at the same moment: the second gets `-2`."""

    def is_taken(slug):
        return type(thing)._default_manager.filter(**{field: slug}).exists()

    for _attempt in range(TRIES):
        slug = free_slug(slug_from(title, otherwise=otherwise), is_taken)
        setattr(thing, field, slug)
        try:
            with transaction.atomic():
                thing.save(force_insert=True)
        except IntegrityError:
            thing.pk = None
            if not is_taken(slug):
                raise
        else:
            return
    raise IntegrityError(f"No free address for {title!r}.")
