"""Two edits of the same words at once: the second is shown what the first one wrote.

A form of an edit carries the edition on which it began. Where another was saved
meanwhile, nothing is: its words stand beside those that were typed, and sending them
again puts them in its place.
"""

from django import forms


class EditedMeanwhile(Exception):
    """Carries the row as it stands now."""

    def __init__(self, held):
        super().__init__(held)
        self.held = held


def edition_of(thing):
    """A new one with every edit."""
    edited = thing.edited_at
    return str(int(edited.timestamp() * 1_000_000)) if edited else "0"


def refuse_newer(held, edition):
    """Raise EditedMeanwhile unless `held`, whose row the caller holds, is that old."""
    if edition and edition != edition_of(held):
        raise EditedMeanwhile(held)


class EditionField(forms.CharField):
    widget = forms.HiddenInput

    def __init__(self, **options):
        super().__init__(required=False, **options)


class BegunOnAnEdition(forms.ModelForm):
    """A form of an edit; `words` are its fields that hold them."""

    words: list[str]

    edition = EditionField()

    def __init__(self, *arguments, instance, **options):
        super().__init__(*arguments, instance=instance, **options)
        self.initial["edition"] = edition_of(instance)

    def standing_beside(self, held):
        """What stands now and differs, by label; the next sending begins on that."""
        self.data = self.data.copy()
        self.data["edition"] = edition_of(held)
        stands = {name: getattr(held, name) for name in self.words}
        return [
            (self.fields[name].label, words)
            for name, words in stands.items()
            if words != self.cleaned_data[name]
        ]
