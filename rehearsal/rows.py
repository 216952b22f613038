"""Thousands of fans, theories and what hangs on them, made of their numbers alone.

A second run with the same numbers adds nothing; one with higher numbers adds the rest.
"""

from datetime import UTC, datetime, timedelta
from itertools import batched

from accounts.models import User
from episodes.models import Episode
from evidence.kinds import USUAL_TIER
from evidence.models import Evidence

BATCH = 1_000
FIRST_DAY = datetime(2025, 1, 1, tzinfo=UTC)
PREFIX = "load"
STRIDE = 7_919
"""Prime: so far apart in the circle of fans do neighbouring theories begin."""


def named(number):
    return f"{PREFIX}-{number}"


def missing(model, number, field="slug"):
    """The numbers up to `number` that have no row yet."""
    there = model.objects.filter(**{f"{field}__startswith": f"{PREFIX}-"}).count()
    return range(there + 1, number + 1)


def make(rows, progress, **options):
    for batch in batched(rows, BATCH):
        model = type(batch[0])
        model.objects.bulk_create(batch, **options)
        progress(len(batch))


def keys(model, field="slug"):
    """The keys of what was made, by number; the first stands at 1."""
    made = model.objects.filter(**{f"{field}__startswith": f"{PREFIX}-"})
    return [0, *made.order_by("pk").values_list("pk", flat=True)]


def fans(number, progress):
    make((fan(each) for each in missing(User, number, "username")), progress)


def fan(number):
    user = User(
        username=named(number),
        email=f"{named(number)}@example.org",
        date_joined=FIRST_DAY,
    )
    user.set_unusable_password()
    return user


def evidence(number, writer, progress):
    episodes = list(
        Episode.objects.filter(season__number=1).values_list("pk", flat=True)
    )
    kind = Evidence.Kind.SCENE
    make(
        (
            Evidence(
                slug=named(each),
                title=writer.title("evidence", each),
                description=writer.write("evidence", each, 40),
                kind=kind,
                tier=USUAL_TIER[kind],
                episode_id=episodes[each % len(episodes)],
                starts_at=each % 3_000,
                created_at=FIRST_DAY + timedelta(minutes=each),
            )
            for each in missing(Evidence, number)
        ),
        progress,
    )
