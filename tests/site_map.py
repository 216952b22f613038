"""Every address of the site, made from the URLconf, and a site where each leads."""

from django.urls import URLPattern, get_resolver, reverse

from moderation.models import Decision
from theories.models import Rivalry

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_fact,
    make_link,
    make_theory,
)

# What visitors may open. A new public page has to be named here.
PUBLIC = {
    "home",
    "theories:list",
    "theories:detail",
    "theories:history",
    "evidence:list",
    "evidence:detail",
    "episodes:list",
    "episodes:detail",
    "characters:list",
    "characters:detail",
    "fans:detail",
    "search",
}
# Also open, but with a form that is sent, hence with a token against forgery.
PUBLIC_FORMS = {"horizon", "language", "account_login", "account_signup"}
PUBLIC_FORMS |= {"account_reset_password"}
POST_ONLY = {
    "theories:vote",
    "theories:comments",
    "theories:link_removal",
    "theories:comment_deletion",
}
FOR_FANS = {"theories:new", "theories:links", "evidence:new", "settings"}
FOR_ITS_AUTHOR = {"theories:edit", "theories:comment_edit"}
NOT_PAGES = {"healthz", "readyz"}


def routes(patterns=None, namespace="", above=()):
    """Each named route as (name, names of its parameters)."""
    for pattern in patterns or get_resolver().url_patterns:
        regex = pattern.pattern.regex
        unnamed = regex.groups - len(regex.groupindex)
        parameters = [*above, *(regex.groupindex or [None] * unnamed)]
        if not isinstance(pattern, URLPattern):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, namespace + inner, parameters)
        elif pattern.name:
            yield f"{namespace}{pattern.name}", parameters


class Sample:
    """One of everything, by ana, and the address of each page about it."""

    def __init__(self, author, episode, moderator):
        character = make_character("Nam-ra")
        make_fact(character, text="She leads.")
        group = character.groups.create(slug="class", name="The class")
        theory = make_theory(author=author, characters=[character])
        evidence = make_evidence(episode=episode, characters=[character])
        source = evidence.sources.create(key="talk", title="A talk")
        rivalry = Rivalry.objects.create(title="Which?")
        hidden = make_theory(state="hidden")
        things = [
            *(author, episode, episode.season, character, group, theory, evidence),
            *(source, rivalry),
            make_link(theory, evidence, author=author),
            make_comment(theory, author=author),
            Decision.hide(hidden, by=moderator, reason="spam", words="Spam."),
        ]
        self.by_model = {thing._meta.label_lower: thing for thing in things}

    def value(self, name, parameter):
        app, _, page = name.rpartition(":")
        if parameter == "slug":
            singular = {"theories": "theory", "characters": "character"}.get(app, app)
            return self.by_model[f"{app}.{singular}"].slug
        if parameter == "object_id" and app == "admin" and "_" in page:
            thing = self.by_model.get(".".join(page.split("_")[:2]))
            return thing.pk if thing else 1
        if parameter == "pk" and page.startswith(("link_", "comment_")):
            return self.by_model[f"theories.{page.partition('_')[0]}"].pk
        return {
            "code": "s1e12",
            "username": "ana",
            "kind": "theory",
            "app_label": "theories",
            "key": "x-y",
            "uidb36": "1",
            "url": "nothing",
        }.get(parameter, 1)

    def revision(self, name):
        """The two parameters of a page about one revision have no names."""
        thing = self.by_model[".".join(name.partition(":")[2].split("_")[:2])]
        return [thing.pk, thing.history.first().pk]

    def addresses(self):
        """{name of the route: an address on it}; where one logs out comes last."""
        found = {}
        for name, parameters in sorted(routes(), key=lambda each: "logout" in each[0]):
            values = [self.value(name, parameter) for parameter in parameters]
            if None not in parameters:
                kwargs = dict(zip(parameters, values, strict=True))
                found[name] = reverse(name, kwargs=kwargs)
            else:
                found[name] = reverse(name, args=self.revision(name))
        return found
