"""The things that other tests stand on."""

import re
from urllib.request import urlopen

import pytest

from tests.plugins.watch import Watch

STRICT = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
OPEN = "<!doctype html><title>A page</title>"


@pytest.fixture
def watched(browser):
    watch, context = Watch(), browser.new_context()
    watch.over(context)
    watch.page = context.new_page()
    yield watch
    context.close()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (f"{OPEN}<img src='https://elsewhere.example/a.png'>", "leaves this machine"),
        (f"{STRICT}<p style='color: red'>Red</p>", "Applying inline style violates"),
        (f"{STRICT}<script>alert(1)</script>", "Executing inline script violates"),
        (f"{OPEN}<script>throw new Error('Oh no')</script>", "Oh no"),
    ],
)
def test_a_fault_of_a_page_is_noticed(watched, content, fault):
    watched.page.set_content(content)
    watched.page.wait_for_load_state("networkidle")
    assert re.search(fault, "\n".join(watched.faults))


def test_a_page_without_faults_is_left_alone(watched):
    watched.page.set_content(f"{OPEN}<h1>좀비</h1>")
    assert not watched.faults


def test_one_command_serves_the_site_with_its_styles(site):
    with urlopen(site) as home:
        style = re.search(r'href="(/static/[^"]+\.css)"', home.read().decode())[1]
    with urlopen(site + style) as answer:
        assert answer.headers["Cache-Control"].endswith("immutable")
