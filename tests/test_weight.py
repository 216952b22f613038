"""What a page weighs on the wire, from the production server with its real files."""

import gzip
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parent.parent / "static"
THEORY = "/theories/cheong-san-alive-halfbie/"
KILOBYTE = 1000


class Scale:
    """Weighs each answer as it came over the line, headers included."""

    def __init__(self, page):
        self.page, self.urls, self.weights = page, {}, {}
        channel = page.context.new_cdp_session(page)
        channel.on("Network.requestWillBeSent", self.name)
        channel.on("Network.loadingFinished", self.weigh)
        channel.send("Network.enable")

    def name(self, event):
        self.urls[event["requestId"]] = event["request"]["url"]

    def weigh(self, event):
        self.weights[self.urls[event["requestId"]]] = event["encodedDataLength"]

    def visit(self, url):
        self.weights.clear()
        self.page.goto(url, wait_until="networkidle")
        return sum(self.weights.values())


@pytest.fixture
def scale(browser, site):
    with browser.new_context(base_url=site) as context:
        yield Scale(context.new_page())


def test_a_theory_is_light_at_first_and_lighter_from_then_on(scale, site):
    assert scale.visit(THEORY) < 100 * KILOBYTE
    assert {url.startswith(site) for url in scale.weights} == {True}
    assert scale.visit(THEORY) < 15 * KILOBYTE


def test_a_page_asks_for_few_things_and_one_stylesheet(scale):
    scale.visit(THEORY)
    assert len(scale.weights) <= 16, scale.weights
    assert sum(url.endswith(".css") for url in scale.weights) == 1


def test_no_other_page_is_heavy_either(scale, site):
    pages = ["/", "/theories/", "/evidence/", "/characters/", "/episodes/s1e12/"]
    weights = {page: scale.visit(page) for page in [*pages, *pages]}
    assert max(weights.values()) < 15 * KILOBYTE, weights


def zipped(files):
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_all_styles_together_are_light():
    assert zipped(STATIC.glob("css/**/*.css")) <= 30 * KILOBYTE


def test_all_scripts_together_are_light():
    """No page has more scripts than all there are."""
    assert zipped(STATIC.glob("**/*.js")) <= 20 * KILOBYTE
