"""Text from those who want to break the page, or to keep the server busy."""

import random
import sys
from collections import Counter
from contextlib import contextmanager, suppress
from functools import partial

import pytest

from texts import wall
from texts.markdown import LARGEST, LONGEST, TooComplex, render

from .reading import corpus, tags

ELEMENTS = wall.TAGS
ATTRIBUTES = {"href", "rel", "class", "start"}

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<div hx-get="/x" hx-trigger="load" data-hx-on:click="x" id="main">a</div>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img>'>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))",
    "[a](&#x6a;avascript:alert(1))",
    "[a](data:text/html,<script>)",
    "[a](vbscript:x) ![b](javascript:x) <javascript:x>",
    '[a](http://x.com "onclick=alert(1)")',
    "[a](<http://x.com\" onmouseover='alert(1)>)",
    "[a](//evil.com) [b](/logout) [c](#top) [d](?q)",
    '```html" onclick=x\ncode\n```',
    "![x](http://tracker.example/pixel.png)",
    "\0\ufffd\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_no_foreign_element_or_attribute(text):
    assert_harmless(render(text))


@pytest.mark.parametrize(
    "name",
    [
        "blns.json",
        "dompurify-expect.json",
        "h5sc-vectors.txt",
        "loofah-html5lib-sanitizer.json",
        "commonmark-spec.json",
    ],
)
def test_known_attacks_leave_nothing_either(name):
    for case in corpus(name):
        text = case if isinstance(case, str) else payload(case)
        assert_harmless(render(text))
        assert_harmless(wall.cleaned(text))


def payload(case):
    return next(case[key] for key in ("payload", "input", "markdown") if key in case)


def assert_harmless(html):
    for tag, attributes in tags(html):
        assert tag in ELEMENTS
        assert set(attributes) <= ATTRIBUTES
        href = attributes.get("href", "http://")
        assert href.lower().startswith(("http://", "https://", "mailto:"))
        assert (tag == "a") == ("rel" in attributes)
    assert wall.cleaned(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<p id="x" name="y" style="color:red" class="evil" title="t" lang="ko">a</p>',
        '<a hx-get="/x" data-hx-post="/y" onclick="z" target="_blank">a</a>',
        '<details open class="spoiler evil" name="group">a</details>',
        '<a href="/relative">a</a><a href="//host">b</a><a href="ftp://x">c</a>',
        "<form><input><button>a</button></form><iframe></iframe><base href=/>",
    ],
)
def test_the_second_wall_stands_alone(html):
    assert_harmless(wall.cleaned(html))
    assert "evil" not in wall.cleaned(html)


# Less than a second of an idle core.
MOST_STEPS = 4_000_000
MARKS = ["||", "||a|| ", "**", "*a **", "[", "](http://a)", "![", "`", "~~", "_", "|"]
MARKS += ["- ", "> ", "1) ", "\n", "\n\n", "http://a", "://", "(", "<", "&", "가", "# "]


@pytest.mark.parametrize("mark", MARKS)
def test_no_mark_repeated_to_the_limit_is_much_work(mark):
    assert_quick(mark * (LONGEST // len(mark)))


@pytest.mark.parametrize(
    ("opening", "middle", "closing"),
    [
        ("[", "a", "](http://a)"),
        ("![", "a", "](http://a)"),
        ("[||", "a", "||](http://a)"),
        ("*a **a ", "b", " a** a*"),
        ("> - ", "a", ""),
        ("||**", "a", "**||"),
        ("- ||a\n", "", ""),
        ("`||` ||", "", ""),
    ],
)
def test_no_nesting_to_the_limit_is_much_work(opening, middle, closing):
    times = (LONGEST - len(middle)) // len(opening + closing)
    assert_quick(opening * times + middle + closing * times)


def test_no_known_pathological_text_is_much_work():
    for case in corpus("pathological.json"):
        opening, middle, closing = case["open"], case["mid"], case["close"]
        times = (LONGEST - len(middle)) // len(opening + closing)
        assert_quick(opening * times + middle + closing * times)


def assert_quick(text):
    with counted_steps() as steps, suppress(TooComplex):
        assert len(render(text)) <= LARGEST
    assert sum(steps.values()) < MOST_STEPS


@contextmanager
def counted_steps():
    """Calls and loops of the interpreter, which a busy machine does not change.

    Time within regular expressions is not seen; one that runs away never ends.
    """
    tool, steps = sys.monitoring.PROFILER_ID, Counter()
    events = sys.monitoring.events
    sys.monitoring.use_tool_id(tool, "steps")
    for event in [events.PY_START, events.JUMP]:
        count = partial(_count, steps, event)
        sys.monitoring.register_callback(tool, event, count)
    sys.monitoring.set_events(tool, events.PY_START | events.JUMP)
    try:
        yield steps
    finally:
        sys.monitoring.set_events(tool, 0)
        sys.monitoring.free_tool_id(tool)


def _count(steps, event, *_where):
    steps[event] += 1


def test_text_made_of_marks_at_random_never_fails():
    chance = random.Random(1)
    for _ in range(300):
        assert_harmless(render("".join(chance.choices(MARKS, k=25))))
