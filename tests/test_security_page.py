"""docs/security.md says the truth about the suite: all 112, and tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = re.compile(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|(.*)\|$", re.MULTILINE)
ASVS = """
1.1.1-2 1.2.1-5 1.2.9 1.3.1-3 1.3.5-7 1.3.9-11 1.4.2 1.5.2
2.1.1-3 2.2.1-3 2.3.1-4 2.4.1
3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-3 3.7.1-2 4.1.1-3 4.2.1 5.3.2 5.4.1-2
6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.2-3
7.1.1-2 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.2 8.1.1-2 8.2.1-3 8.3.1 9.1.1-2 9.2.1-2
11.1.1-2 11.2.1-3 11.4.1-4 11.5.1 12.1.1-2 12.2.1-2 12.3.1-4
13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3
15.1.1-3 15.2.1-3 15.3.1 15.3.3-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
"""
STATES = {"yes", "partly", "not yet", "does not apply"}


def rows():
    return ROWS.findall((ROOT / "docs" / "security.md").read_text())


def test_every_fault_has_its_line():
    assert [int(number) for number, _state, _where in rows()] == list(range(1, 113))
    assert {state for _number, state, _where in rows()} <= STATES


@pytest.mark.parametrize("page", ["security.md", "asvs.md"])
def test_every_test_that_is_named_exists(page):
    files = list((ROOT / "tests").glob("test_*.py"))
    ours = {
        name for file in files for name in re.findall(r"def (\w+)", file.read_text())
    }
    ours |= {file.name for file in files}
    text = (ROOT / "docs" / page).read_text()
    named = set(re.findall(r"`(test_\w+(?:\.py)?)`", text))
    assert len(named) > 50
    assert named - ours == set()


def asked_by_the_standard():
    """The ids of ASVS 5.0, levels 1 and 2, that concern a site like this."""
    for each in ASVS.split():
        section, _, numbers = each.rpartition(".")
        first, _, last = numbers.partition("-")
        for number in range(int(first), int(last or first) + 1):
            yield f"{section}.{number}"


def test_every_requirement_of_the_standard_has_its_line():
    text = (ROOT / "docs" / "asvs.md").read_text()
    lines = re.findall(r"^\| ([\d., ]+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", text, re.M)
    answered = {number for ids, _state in lines for number in ids.split(", ")}
    assert set(asked_by_the_standard()) - answered == set()
    assert {state for _ids, state in lines} <= {"yes", "partly", "operator"}


def test_what_does_not_apply_says_why():
    for number, state, where in rows():
        assert state == "not yet" or where.strip(), number
