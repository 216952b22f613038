"""What every act is made of."""


class NothingToDo(Exception):
    """It is like that already: no second line in the log."""


class Act:
    agrees = True
    """Whether it says that who reported was right."""

    def __init__(self, fits):
        self.fits = fits

    def change(self, thing, **asked):
        raise NotImplementedError

    def revert(self, thing, before):
        """Put back the columns that `change` kept."""
        store(thing, **before)

    def wave(self, thing):
        """What the lines share that follow from this one, where some do."""
        return

    def go_on(self, decision):
        """What follows once the decision is on record."""

    def go_back(self, decision, undone):
        """What follows once its undoing is on record."""


def store(thing, **columns):
    """Write these columns and nothing else: no counter, no revision."""
    type(thing)._base_manager.filter(pk=thing.pk).update(**columns)
    for name, value in columns.items():
        setattr(thing, name, value)


def weigh_again(thing):
    """What it changes in the standing of theories, its own or those it bears on."""
    if hasattr(thing, "weigh"):
        thing.weigh()
    elif hasattr(thing, "links"):
        thing.links.weigh_theories()
    elif hasattr(thing, "stance"):
        thing.theory.weigh()


def kept(thing, *names):
    return {name: getattr(thing, name) for name in names}
