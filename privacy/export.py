"""Everything that one fan has given: a ZIP of JSON, a file for each kind of thing."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import DO_NOTHING, ForeignKey
from django.tasks import task

from accounts.horizon import horizon_of
from episodes.viewer import Viewer
from tasks.attempts import REPEATABLE
from theories.models import Call

from .models import Copy

SECRET = {"password", "session_key", "data", "key"}
"""What would let somebody in, and what is only ours: keys of forms."""
NOT_GIVEN = {"moderation.case", "moderation.votelook", "admin.logentry", "privacy.copy"}
"""What moderators know about a fan, or did as moderators; and such a copy itself."""


@task(queue_name=REPEATABLE)
def make_copy(pk):
    """Nothing when the fan has left meanwhile."""
    if copy := Copy.objects.select_related("fan").filter(pk=pk).first():
        copy.keep(export_of(copy.fan, Viewer(copy.fan, horizon_of(copy.fan))))


def export_of(fan, viewer):
    """The bytes of the ZIP; things the viewer may see are named by their address."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, rows in everything_of(fan, viewer):
            text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
            archive.writestr(f"{name}.json", text)
    return written.getvalue()


def everything_of(fan, viewer):
    yield "account", [told(fan, viewer)]
    for relation in fan._meta.related_objects:
        model = relation.related_model
        if relation.on_delete is DO_NOTHING or model._meta.label_lower in NOT_GIVEN:
            continue
        rows = model._base_manager.filter(**{relation.field.name: fan}).order_by("pk")
        if model is Call:
            # What it scores gives a verdict away.
            rows = rows.filter(pk__in=Call.objects.visible_to(viewer))
        yield (
            f"{model._meta.model_name}-{relation.field.name}",
            [told(row, viewer) for row in rows],
        )


def told(row, viewer):
    fields = [each for each in row._meta.concrete_fields if each.name not in SECRET]
    return {each.name: value_of(each, row, viewer) for each in fields}


def value_of(field, row, viewer):
    value = field.value_from_object(row)
    if value is None or not isinstance(field, ForeignKey):
        return value
    gate = getattr(field.related_model._default_manager, "visible_to", None)
    thing = gate(viewer).filter(pk=value).first() if gate else None
    address = getattr(thing, "get_absolute_url", None)
    return address() if address else value
