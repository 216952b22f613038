"""Chromium for journeys: `page`, `either_page`, `desktop_page`, or `open_page(...)`
for as many people as the journey needs.

Journeys use the threaded server of pytest-django: it works alike on SQLite and
PostgreSQL, shares the test's database and outbox, and starts in no time. That the
production server starts is what test_tooling.py shows.
"""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from .watch import Watch

# Playwright's synchronous interface runs a loop in this thread; Django would refuse.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A machine that does other work as well is slow now and then; only a failure waits.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

PHONE, DESKTOP = (390, 844), (1280, 800)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def chromium(playwright):
    """The browser to drive; a skip where there is none."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    installed = filter(None, map(shutil.which, names))
    path = os.environ.get("CHROMIUM") or next(installed, None)
    path = path or playwright.chromium.executable_path
    return path if Path(path).exists() else pytest.skip("No Chromium was found.")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = chromium(playwright)
        with playwright.chromium.launch(executable_path=path, args=FLAGS) as browser:
            yield browser


@pytest.fixture
def watch():
    """Every fault in the pages of a test; `watch.expect(...)` for those on purpose."""
    return Watch()


@pytest.fixture
def open_page(browser, live_server, watch, request):
    """Open a page as one more person: own cookies, own screen, watched for faults."""
    contexts = []

    def open_page(*, javascript=True, size=PHONE, locale="en-GB"):
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            locale=locale,
        )
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    if request.node.stash.get(FAILED, False):
        take_pictures(contexts, request.node.name)
    for context in contexts:
        context.close()
    assert not watch.faults


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def page_without_javascript(open_page):
    return open_page(javascript=False)


@pytest.fixture(params=["JavaScript", "no JavaScript"])
def either_page(open_page, request):
    """A page with JavaScript, and in a second run of the test one without."""
    return open_page(javascript=request.param == "JavaScript")


@pytest.fixture
def desktop_page(open_page):
    return open_page(size=DESKTOP)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


def take_pictures(contexts, name):
    """Show what each person saw when the test failed."""
    for number, context in enumerate(contexts):
        for page in context.pages:
            page.screenshot(path=f"test-results/{name}-{number}.png", full_page=True)
