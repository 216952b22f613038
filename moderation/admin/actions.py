"""Decisions in the admin: a reason is asked for, and they stand in the log."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from texts.fields import OneLineField

from ..models import Decision
from ..words import Action

MOST = 100
"""Things decided about at once; waves belong on the desk, which is made for them."""


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=Decision.Reason)
    words = OneLineField(
        label=gettext_lazy("In words, for everyone to read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SuspensionForm(ReasonForm):
    days = forms.IntegerField(
        label=gettext_lazy("Days"), min_value=1, max_value=3650, initial=7
    )


FORMS = {Action.SUSPEND: SuspensionForm}


def asking(action, description):
    """An action of the admin that makes this decision about each thing chosen."""

    @admin.action(description=description, permissions=["moderate"])
    def ask(modeladmin, request, queryset):
        return decide(modeladmin, request, queryset, action)

    ask.__name__ = action.value
    return ask


hide = asking(Action.HIDE, gettext_lazy("Hide, with a reason"))
remove = asking(Action.REMOVE, gettext_lazy("Remove, with a reason"))
restore = asking(Action.RESTORE, gettext_lazy("Restore, with a reason"))
warn = asking(Action.WARN, gettext_lazy("Warn, with a reason"))
suspend = asking(Action.SUSPEND, gettext_lazy("Suspend, with a reason"))
lift = asking(Action.LIFT, gettext_lazy("Lift a suspension, with a reason"))


def decide(modeladmin, request, queryset, action):
    """Ask for the reason first; then one decision for each thing chosen."""
    targets = list(queryset[: MOST + 1])
    if len(targets) > MOST:
        messages.error(request, _("Choose fewer, or decide at the desk."))
        return None
    is_sent = "decide" in request.POST
    form = FORMS.get(action, ReasonForm)(request.POST if is_sent else None)
    if not form.is_valid():
        return reason_page(modeladmin, request, targets, action, form)
    done = 0
    for target in targets:
        try:
            Decision.make(action, target, by=request.user, **form.cleaned_data)
        except PermissionDenied as refused:
            messages.error(request, f"{target}: {refused}")
        else:
            done += 1
    said = ngettext("%d decision made.", "%d decisions made.", done)
    messages.success(request, said % done)
    return None


def reason_page(modeladmin, request, targets, action, form):
    context = modeladmin.admin_site.each_context(request) | {
        "title": capfirst(action.label),
        "form": form,
        "targets": targets,
        "action": action,
        "opts": modeladmin.model._meta,
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "media": modeladmin.media,
    }
    status = 422 if form.is_bound else 200
    template = "admin/moderation/reason.html"
    return TemplateResponse(request, template, context, status=status)


class ModeratedAdmin(admin.ModelAdmin):
    """Adds decisions, for whoever holds the model's own permission."""

    actions = [hide, remove, restore]

    def has_moderate_permission(self, request):
        return request.user.has_perm(self.model.moderate_permission)

    def get_readonly_fields(self, request, obj=None):
        # The state changes by a decision, which has a reason; never by this form.
        return [*super().get_readonly_fields(request, obj), "state"]
