"""What has to be true across the files; the schema checks each entry by itself."""

from ..reading import Canon, Refused
from .claims import check_evidence, check_rivalry, check_theory
from .people import check_character, check_group, check_term
from .story import Story, repeated
from .timeline import check_episodes, check_seasons


def check(canon: Canon) -> None:
    """Raises Refused, with every fault found, when the files disagree."""
    story = Story(canon)
    faults = [
        *check_seasons(canon),
        *check_episodes(canon, story),
        *check_each("sources", canon.sources, no_more, story, key="key"),
        *check_each("characters", canon.characters, check_character, story),
        *check_each("groups", canon.groups, check_group, story),
        *check_each("terms", canon.terms, check_term, story),
        *check_each("evidence", canon.evidence, check_evidence, story),
        *check_each("theories", canon.theories, check_theory, story),
        *check_each("rivalries", canon.rivalries, check_rivalry, story, key="key"),
    ]
    if faults:
        raise Refused(faults)


def check_each(name, entries, check_entry, story, key="slug"):
    """Every fault with its place, such as `theories.yaml: theories[3] "gov-leak"`."""
    names = [getattr(entry, key) for entry in entries]
    places = [f'{name}.yaml: {name}[{i}] "{each}"' for i, each in enumerate(names)]
    for number, each in repeated(names):
        yield f'{places[number]}: "{each}" stands twice'
    for place, entry in zip(places, entries, strict=True):
        for inside, fault in check_entry(entry, story):
            yield f"{place} {inside}: {fault}"


def no_more(entry, story):
    return ()
