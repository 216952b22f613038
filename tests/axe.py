"""What axe-core says of a page, in every look that a page can have."""

from itertools import product

from axe_playwright_python.base import AXE_SCRIPT

THEMES = ["light", "dark"]
PHONE, DESKTOP = WIDTHS = [320, 1280]
HEIGHT = 800
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    # It would fetch the stylesheets once more, to judge screens that nobody turned.
    "preload": False,
    # Selectors for what is in order take a fifth of the time. Markup tells as much.
    "reporter": "no-passes",
    "selectors": False,
}


class Axe:
    """Collects what axe says of the pages it is shown.

    Loading a page and reading axe into it is dear, and the server knows neither theme
    nor width: so a page is loaded once and turned into each of its looks in place.
    """

    def __init__(self, page, widths=WIDTHS):
        self.page, self.widths = page, widths
        self.violations = []

    def look_at(self, name, url):
        self.page.goto(url)
        self.look(name)

    def look(self, name):
        """Judge what the window shows in both themes, at each width."""
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(AXE_SCRIPT)
        for width, theme in product(self.widths, THEMES):
            self.turn(theme, width)
            for violation in self.page.evaluate("axe.run", OPTIONS)["violations"]:
                places = [node["html"] for node in violation["nodes"]]
                look = f"{name}, {theme}, {width} px"
                self.violations.append((look, violation["id"], places))
        self.page.set_viewport_size({"width": self.widths[0], "height": HEIGHT})

    def turn(self, theme, width):
        self.page.emulate_media(color_scheme=theme)
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        # All in one window: what the bottom bar covers, a reader scrolls free.
        size = "({width: innerWidth, height: document.documentElement.scrollHeight})"
        self.page.set_viewport_size(self.page.evaluate(size))
