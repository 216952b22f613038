"""The second wall: whatever the first one lets through, only this HTML is stored."""

import nh3

CLASSES = {
    "details": {"spoiler", "inline"},
    "div": {"paragraph", "heading"},
    "p": {"heading"},
}
# Naming `class` here as well makes nh3 panic, which `except Exception` does not catch.
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
TAGS = {
    *("p", "div", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li"),
    *("em", "strong", "s", "a", "details", "summary"),
}

CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={**ATTRIBUTES, "*": set()},
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="nofollow ugc noopener noreferrer",
)


def cleaned(html: str) -> str:
    return CLEANER.clean(html)
