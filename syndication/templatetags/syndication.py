"""What the head of a page tells machines about it."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from web.addresses import absolute

register = template.Library()
register.simple_tag(absolute)
# A data block ends at the first </script>, wherever that stands.
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@register.simple_tag
def feed_of(theory):
    return reverse("syndication:theory", args=[theory.slug])


@register.simple_tag
def posting(theory):
    """The theory as schema.org's DiscussionForumPosting, in words without spoilers."""
    address = absolute(theory.get_absolute_url())
    said = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "url": address,
        "mainEntityOfPage": address,
        "headline": theory.title,
        "text": theory.summary or theory.title,
        "datePublished": theory.created_at.isoformat(),
        "dateModified": (theory.edited_at or theory.created_at).isoformat(),
        "author": author_of(theory),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/LikeAction",
            "userInteractionCount": theory.ups,
        },
    }
    text = json.dumps(said, ensure_ascii=False).translate(ESCAPES)
    # Escaped above, and never run: browsers skip what is not a script.
    block = mark_safe(text)
    return format_html('<script type="application/ld+json">{}</script>', block)


def author_of(theory):
    if not theory.author:
        return {"@type": "Person", "name": "a former fan"}
    address = absolute(theory.author.get_absolute_url())
    return {"@type": "Person", "name": theory.author.username, "url": address}
