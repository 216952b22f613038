"""Hide and restore in the admin: a reason is asked for, and kept as a Decision."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from texts.fields import OneLineField

from .models import Decision


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Decision.Reason)
    words = OneLineField(
        label=_("In words, for everyone to read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@admin.action(description=_("Hide, with a reason"), permissions=["moderate"])
def hide(modeladmin, request, queryset):
    return decide(modeladmin, request, queryset, Decision.Action.HIDE)


@admin.action(description=_("Restore, with a reason"), permissions=["moderate"])
def restore(modeladmin, request, queryset):
    return decide(modeladmin, request, queryset, Decision.Action.RESTORE)


def decide(modeladmin, request, queryset, action):
    """Ask for the reason first; then one decision for each thing chosen."""
    form = ReasonForm(request.POST if "decide" in request.POST else None)
    if not form.is_valid():
        return reason_page(modeladmin, request, queryset, action, form)
    verb = {
        Decision.Action.HIDE: Decision.hide,
        Decision.Action.RESTORE: Decision.restore,
    }[action]
    targets = list(queryset)
    for target in targets:
        verb(target, by=request.user, **form.cleaned_data)
    done = ngettext("%d decision made.", "%d decisions made.", len(targets))
    messages.success(request, done % len(targets))
    return None


def reason_page(modeladmin, request, queryset, action, form):
    context = modeladmin.admin_site.each_context(request) | {
        "title": _("Hide") if action == Decision.Action.HIDE else _("Restore"),
        "form": form,
        "targets": queryset,
        "action": action,
        "opts": modeladmin.model._meta,
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "media": modeladmin.media,
    }
    status = 422 if form.is_bound else 200
    template = "admin/moderation/reason.html"
    return TemplateResponse(request, template, context, status=status)


class ModeratedAdmin(admin.ModelAdmin):
    """Adds the two actions, for whoever holds the model's own permission."""

    actions = [hide, restore]

    def has_moderate_permission(self, request):
        return request.user.has_perm(self.model.moderate_permission)

    def get_readonly_fields(self, request, obj=None):
        # The state changes by a decision, which has a reason; never by this form.
        return [*super().get_readonly_fields(request, obj), "state"]
