"""One function per model. Each fills in what the test does not care about."""

from itertools import count

from accounts.models import User
from characters.models import Character, Fact
from episodes.models import Episode, Season
from episodes.viewer import Horizon, Viewer
from evidence.kinds import USUAL_TIER
from evidence.models import Evidence
from theories.models import Proposal, Theory

numbers = count(1)

PASSWORD = "a long enough password"


def make_user(username=None, **fields):
    username = username or f"fan-{next(numbers)}"
    return User.objects.create_user(
        username, f"{username}@example.org", PASSWORD, **fields
    )


def make_episode(order=112):
    return make_episodes([order])[order]


def make_episodes(orders):
    """The episodes by order number, those made before included."""
    parts = [divmod(order, 100) for order in orders]
    Season.objects.bulk_create(
        [Season(number=season) for season in {season for season, _number in parts}],
        ignore_conflicts=True,
    )
    Episode.objects.bulk_create(
        [Episode(season_id=season, number=number) for season, number in parts],
        ignore_conflicts=True,
    )
    return {each.order: each for each in Episode.objects.filter(order__in=orders)}


def make_character(name=None, **fields):
    number = next(numbers)
    character = Character.objects.create(
        name=name or f"Character {number}",
        slug=fields.pop("slug", f"character-{number}"),
        **fields,
    )
    character.index()
    return character


def make_fact(character, **fields):
    return Fact.objects.create(character=character, kind="bio", **fields)


def make_evidence(title=None, *, characters=(), **fields):
    number = next(numbers)
    fields.setdefault("kind", Evidence.Kind.SCENE)
    fields.setdefault("tier", USUAL_TIER[fields["kind"]])
    evidence = Evidence.objects.create(
        title=title or f"Evidence {number}",
        slug=fields.pop("slug", f"evidence-{number}"),
        description=fields.pop("description", "It was shown."),
        **fields,
    )
    evidence.characters.set(characters)
    evidence.index()
    return evidence


def make_theory(title=None, *, author=None, state=None, **fields):
    number = next(numbers)
    fields.setdefault("arc", Theory.Arc.GOVERNMENT)
    theory = Theory.post(
        title=title or f"Theory number {number}", author=author or make_user(), **fields
    )
    if state:
        theory.move_to(state)
    return theory


def make_link(theory=None, evidence=None, *, author=None, **fields):
    theory = theory or make_theory()
    return theory.link_evidence(
        evidence or make_evidence(),
        stance=fields.pop("stance", "supports"),
        argument=fields.pop("argument", "It fits."),
        by=author or theory.author,
    )


def make_comment(theory=None, *, author=None, body="Well said.", parent=None):
    theory = theory or make_theory()
    return theory.add_comment(author=author or make_user(), body=body, parent=parent)


def make_proposal(theory=None, evidence=None, *, author=None, **fields):
    fields = {"outcome": "confirmed", "reason": "It was seen."} | fields
    proposal = Proposal(decided_by=evidence or make_evidence(), **fields)
    return (theory or make_theory()).propose(proposal, by=author or make_user())


def viewer_of(user=None, **horizon):
    """The viewer that `user`, or a visitor, is with the given horizon."""
    return (
        Viewer(user, Horizon(**horizon)) if user else Viewer(horizon=Horizon(**horizon))
    )


def typed_theory(**changed):
    """What a fan sends from the form of a new theory; it needs an episode S1E12."""
    return {
        "title": "Nam-ra comes back for good",
        "body": "She **said** so.",
        "settled_by": "She is seen alive.",
        "arc": "nam-ra-group",
        "reveal_at": "112",
        "reveal_axis": "screen",
        **changed,
    }
