"""Who moderates: a group with named permissions, not a flag."""

from django.contrib.auth.models import Group, Permission

NAME = "Moderators"
MAY = {
    "theories": [
        "moderate_theory",
        "moderate_comment",
        "moderate_link",
        "view_theory",
        "change_theory",
        "view_comment",
        "view_link",
        "view_proposal",
        "view_rivalry",
        "view_verdict",
        "add_rivalry",
        "change_rivalry",
    ],
    "evidence": [
        "moderate_evidence",
        "view_evidence",
        "add_evidence",
        "change_evidence",
        "view_source",
        "add_source",
        "change_source",
    ],
    "characters": [
        f"{verb}_{thing}"
        for thing in ["character", "alias", "term", "fact", "relationship", "group"]
        for verb in ["view", "add", "change"]
    ],
    "episodes": [
        f"{verb}_{thing}"
        for thing in ["episode", "season"]
        for verb in ["view", "add", "change"]
    ],
    "moderation": [
        f"view_{thing}"
        for thing in ["decision", "report", "case", "appeal", "votelook"]
    ],
    "accounts": [
        "view_user",
        "moderate_user",
        *[f"{verb}_watchedphrase" for verb in ["view", "add", "change", "delete"]],
    ],
}


def moderators():
    """The group, with exactly the permissions above."""
    group, _created = Group.objects.get_or_create(name=NAME)
    permissions = Permission.objects.none()
    for app, codenames in MAY.items():
        permissions |= Permission.objects.filter(
            content_type__app_label=app, codename__in=codenames
        )
    group.permissions.set(permissions)
    return group


def appoint(user):
    """Make the user a moderator: the group, and the door of the admin."""
    user.groups.add(moderators())
    user.is_staff = True
    user.save(update_fields=["is_staff"])
