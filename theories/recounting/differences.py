"""How what is stored differs from what was counted."""


def differences(stored, counted):
    """{what: (stored, counted)} where the two dictionaries do not say the same."""
    names = [*counted, *(name for name in stored if name not in counted)]
    pairs = {name: (stored.get(name), counted.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
