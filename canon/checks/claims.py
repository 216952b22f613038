from evidence.kinds import AXES, SHOWN_IN_AN_EPISODE
from texts.questions import is_question
from texts.slugs import RESERVED
from theories.models import Theory

from .story import repeated


def check_evidence(evidence, story):
    yield from story.check_point(evidence)
    yield from check_address(evidence)
    yield from story.check_characters("characters", evidence.characters, evidence)
    yield from story.check_sources(evidence.sources)
    yield from check_place(evidence, story)
    axis = AXES.get(evidence.kind)
    if axis and evidence.reveal_axis != axis:
        yield "reveal_axis", f"has to be {axis} for kind {evidence.kind}"


def check_place(evidence, story):
    episode = evidence.episode
    if episode and episode not in story.labels:
        yield "episode", f'no episode called "{episode}"'
    elif episode and story.labels[episode] > evidence.reveal_at:
        yield "reveal_at", f"{evidence.point} is before its own episode, {episode}"
    if evidence.kind in SHOWN_IN_AN_EPISODE and not (episode or evidence.place_note):
        yield "episode", "is missing, and no place_note says why"
    if evidence.kind not in SHOWN_IN_AN_EPISODE and episode:
        yield "episode", f"is for what was on screen, not for kind {evidence.kind}"
    if evidence.starts_at is not None and not episode:
        yield "starts_at", "needs an episode"


def check_theory(theory, story):
    yield from story.check_point(theory)
    yield from check_address(theory)
    if is_question(theory.title):
        yield "title", "has to be a statement, not a question"
    if theory.origin == Theory.Origin.FAN:
        yield "origin", "has to be curated or derived"
    yield from story.check_characters("characters", theory.characters, theory)
    yield from story.check_sources(theory.sources)
    yield from check_links(theory, story)


def check_links(theory, story):
    linked = [link.evidence for link in theory.links]
    for number, slug in repeated(linked):
        yield f"links[{number}].evidence", f'"{slug}" is linked twice'
    for number, slug in enumerate(linked):
        if slug not in story.evidence:
            yield f"links[{number}].evidence", f'no evidence called "{slug}"'
    known = [story.evidence[slug] for slug in linked if slug in story.evidence]
    if not any(theory.covers(evidence) for evidence in known):
        yield "links", f"readers at {theory.point} may see none of the evidence"


def check_rivalry(rivalry, story):
    if len(rivalry.theories) < 2:
        yield "theories", "has to name two or more"
    for number, slug in repeated(rivalry.theories):
        yield f"theories[{number}]", f'"{slug}" stands twice'
    for number, slug in enumerate(rivalry.theories):
        if slug not in story.theories:
            yield f"theories[{number}]", f'no theory called "{slug}"'


def check_address(entry):
    if entry.slug in RESERVED:
        yield "slug", f'"{entry.slug}" is an address of the site'
