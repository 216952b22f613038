"""What a reader, or a browser, finds in rendered HTML."""

import json
from html.parser import HTMLParser
from pathlib import Path

HTMX = {"HX-Request": "true"}
"""What a request of htmx's carries."""

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.depth = 0
        self.shown = []
        self.tags = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.depth += tag == "details"

    def handle_endtag(self, tag):
        self.depth -= tag == "details"

    def handle_data(self, text):
        if not self.depth:
            self.shown.append(text)


def shown(html):
    """The text that is there before anybody opens a spoiler."""
    return "".join(Reader(html).shown)


def tags(html):
    return Reader(html).tags


def corpus(name):
    """A list of inputs from beside the checkout; nothing where there is none."""
    file = CORPORA / name
    if not file.exists():
        return []
    if file.suffix == ".json":
        return json.loads(file.read_text())
    return file.read_text(errors="replace").split("</div>")
