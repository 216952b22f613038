"""Nothing of others runs here but what was looked at: locked, hashed and listed."""

import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import override_settings

from tools import supply

ROOT = Path(__file__).resolve().parent.parent
LICENCES = {"0BSD", "MIT", "BSD-3-Clause", "Apache-2.0"}


def packages():
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    return [each for each in lock["package"] if "virtual" not in each["source"]]


def test_every_locked_file_has_its_hash():
    for package in packages():
        files = [*package.get("wheels", []), package.get("sdist", {"hash": "sha256:"})]
        assert all(file["hash"].startswith("sha256:") for file in files)
        assert package.get("wheels") or package.get("sdist"), package["name"]


def test_every_vendored_script_is_the_one_that_was_looked_at():
    listed = {each["file"]: each for each in supply.vendored()}
    scripts = {file.name for file in supply.VENDORED.parent.iterdir()}
    assert listed.keys() == scripts - {"VENDORED.md"}
    for name, told in listed.items():
        content = (supply.VENDORED.parent / name).read_bytes()
        assert sha256(content).hexdigest() == told["sha256"]
        assert told["version"].encode() in content
        assert told["licence"] in LICENCES


def test_the_bill_of_materials_names_all_that_runs():
    bill = supply.bill_of_materials()
    named = {each["name"]: each for each in bill["components"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for wanted in project["dependencies"]:
        assert wanted.partition("~")[0].partition(">")[0].partition("[")[0] in named
    assert named["htmx.org"]["hashes"][0]["content"]
    assert "pytest" not in named
    assert bill["bomFormat"] == "CycloneDX"


HOLE = {"name": "a", "version": "1", "vulns": [{"id": "CVE-2026-1"}]}
SOUND = {"name": "b", "version": "2", "vulns": []}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "words", "status"),
    [
        ([SOUND, UNKNOWN], "Looked up: 1 of 2", 0),
        ([SOUND, HOLE], "a 1: CVE-2026-1", 1),
        ([UNKNOWN], supply.UNREACHABLE, 0),
    ],
)
def test_a_known_hole_stops_the_build(found, words, status):
    told, found_status = supply.judged(json.dumps({"dependencies": found}))
    assert words in told
    assert found_status == status


def test_without_an_answer_the_audit_says_that_it_was_skipped():
    assert supply.judged("") == (supply.UNREACHABLE, 0)


@override_settings(SECURITY_CONTACT="mailto:holes@example.org")
def test_whom_to_tell_of_a_hole_is_said_where_programs_look(client, db):
    told = client.get("/.well-known/security.txt")
    assert told["Content-Type"] == "text/plain; charset=utf-8"
    assert "Contact: mailto:holes@example.org\n" in told.text
    assert "Expires: " in told.text
    assert "/.well-known/security.txt" in told.text


def test_nobody_is_named_where_nobody_said_so(client, db):
    assert client.get("/.well-known/security.txt").status_code == 404
    there = client.get("/.well-known/change-password")
    assert there["Location"] == "/accounts/password/change/"
