"""Every address of the site, made from the URLconf, and a site where each leads."""

from uuid import UUID

from django.urls import URLPattern, get_resolver, reverse

from accounts.models import WatchedPhrase
from characters.models import Term
from moderation.models import Appeal, Case, Decision, Report, VoteLook
from theories.models import Rivalry

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_fact,
    make_link,
    make_proposal,
    make_theory,
)

# What visitors may open. A new public page has to be named here.
PUBLIC = {
    "home",
    "theories:list",
    "theories:detail",
    "theories:history",
    "theories:leaderboards",
    "theories:rivals",
    "theories:standing",
    "evidence:list",
    "evidence:detail",
    "episodes:list",
    "episodes:detail",
    "characters:list",
    "characters:detail",
    "fans:detail",
    "fans:links",
    "search",
    "moderation:rules",
    "moderation:log",
    "privacy",
}
# Also open, but with a form that is sent, hence with a token against forgery.
PUBLIC_FORMS = {"horizon", "language", "account_login", "account_signup"}
PUBLIC_FORMS |= {"account_reset_password"}
POST_ONLY = {
    "moderation:claims",
    "moderation:decisions",
    "moderation:undo",
    "moderation:bulk",
    "moderation:undo_wave",
    "moderation:votes",
    "moderation:ring",
    "moderation:appeal",
    "theories:vote",
    "theories:odds",
    "theories:follow",
    "theories:proposal_second",
    "verdicts:reopening",
    "theories:link_strength",
    "evidence:accuracy",
    "theories:comments",
    "theories:link_removal",
    "theories:rivals_odds",
    "theories:comment_deletion",
}
FOR_FANS = {
    "privacy:export",
    "privacy:deletion",
    "theories:new",
    "theories:board",
    "theories:following",
    "theories:digest",
    "theories:links",
    "theories:proposals",
    "evidence:new",
    "settings",
}
FOR_FANS |= {"moderation:own_reports", "moderation:own_decisions"}
FOR_MODERATORS = {"verdicts:verdict", "verdicts:proposals"}
FOR_MODERATORS |= {"moderation:queue", "moderation:vote_patterns"}
FOR_ITS_AUTHOR = {"theories:edit", "theories:comment_edit"}
# Read by machines; they tell what a first visitor sees, whoever asks.
FOR_MACHINES = {
    "syndication:theories",
    "syndication:evidence",
    "syndication:theory",
    "syndication:sitemaps",
    "syndication:sitemap",
    "syndication:robots",
    "syndication:log",
}
NOT_PAGES = {"healthz", "readyz", *FOR_MACHINES}
# The link itself says who may: it takes a POST from a mail program, without a token.
BY_THEIR_LINK = {"theories:stop_digest"}


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


def appealed(author, moderator):
    decision = Decision.hide(
        make_theory(author=author), by=moderator, reason="spam", words="Spam."
    )
    return [Appeal.file(decision, by=author, words="Look again.")]


class Sample:
    """One of everything, by ana, and the address of each page about it."""

    def __init__(self, author, episode, moderator):
        character = make_character("Nam-ra", slug="nam-ra")
        fact = make_fact(character, text="She leads.")
        knows = {"to_character": make_character(), "kind": "knows"}
        relationship = character.relationships.create(**knows)
        group = character.groups.create(slug="class", name="The class")
        theory = make_theory(author=author, characters=[character])
        evidence = make_evidence(episode=episode, characters=[character])
        term = Term.objects.create(slug="halfbie", name="halfbie")
        source = evidence.sources.create(key="talk", title="A talk")
        hidden = make_theory()
        settled = {"by": moderator, "evidence": evidence, "reason": "It was said."}
        rivalry = Rivalry.propose(
            by=moderator, title="Which?", theories=[theory, make_theory()]
        )
        things = [
            *(author, episode, episode.season, character, group, theory, evidence),
            *(source, rivalry, term, fact, relationship),
            make_link(theory, evidence, author=author),
            make_comment(theory, author=author),
            make_proposal(theory, evidence, author=author),
            WatchedPhrase.objects.create(
                phrase="Buy now", plain="buy now", action="hold"
            ),
            Report.file(evidence, by=moderator, reason="spam")[0],
            Case.objects.about(evidence).get(),
            *appealed(author, moderator),
            VoteLook.objects.create(theory=theory, moderator=moderator),
            hidden.settle("hinted", **settled),
            Decision.hide(hidden, by=moderator, reason="spam", words="Spam."),
        ]
        self.by_model = {thing._meta.label_lower: thing for thing in things}

    def value(self, name, parameter):
        app, _, page = name.rpartition(":")
        if name == "syndication:theory":
            return self.by_model["theories.theory"].slug
        if parameter == "slug":
            app = {"verdicts": "theories"}.get(app, app)
            singular = {"theories": "theory", "characters": "character"}.get(app, app)
            return self.by_model[f"{app}.{singular}"].slug
        if parameter == "object_id" and app == "admin" and "_" in page:
            thing = self.by_model.get(".".join(page.split("_")[:2]))
            return thing.pk if thing else 1
        if parameter == "pk" and name == "gate":
            return self.by_model["theories.theory"].pk
        if parameter == "pk" and page.startswith("rivals"):
            return self.by_model["theories.rivalry"].pk
        if parameter == "pk" and page.startswith(("link_", "comment_", "proposal_")):
            return self.by_model[f"theories.{page.partition('_')[0]}"].pk
        return {
            "code": "s1e12",
            "section": "theories",
            "username": "ana",
            "kind": "theory",
            "app_label": "theories",
            "key": "x-y",
            "uidb36": "1",
            "url": "nothing",
            "wave": UUID(int=1),
        }.get(parameter, 1)

    def revision(self, name):
        """The two parameters of a page about one revision have no names."""
        thing = self.by_model[".".join(name.partition(":")[2].split("_")[:2])]
        if not thing.history.exists():
            thing.save()  # It was made together with others, which leaves no history.
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
