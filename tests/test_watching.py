"""What an operator sees: the log, the numbers, the state. Nobody's data is among it."""

import json
import logging
from io import StringIO

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.utils.log import log_response

from web.logs import JsonLines

from .at_the_door import log_in
from .factories import PASSWORD

TOKEN = "only Prometheus knows"


@pytest.fixture
def log(caplog):
    """Everything written so far, as the lines that an operator reads."""
    caplog.set_level(logging.DEBUG)
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield lambda: written.getvalue().split("\n")
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def numbers(client, settings):
    settings.METRICS_TOKEN = TOKEN

    def numbers():
        return client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text

    return numbers


def test_a_request_leaves_a_line_with_what_it_took(client, db, log):
    answer = client.get("/theories/?q=something+private")
    [line] = [line for line in log() if '"answered"' in line]
    entry = json.loads(line)
    assert (entry["method"], entry["status"]) == ("GET", 200)
    assert entry["route"] == "theories:list"
    assert entry["queries"] > 0
    assert "private" not in line
    assert len(answer["X-Request-ID"]) == 32


def test_who_is_told_to_come_back_leaves_one_line_unless_there_is_a_fault(log, rf):
    def answered_503(**fault):
        log_response("Come back", request=rf.get("/"), **fault)

    answered_503(response=HttpResponse(status=503))
    assert "Come back" not in "".join(log())
    fault = OperationalError("the disk is full")
    answered_503(response=HttpResponse(status=503), exception=fault)
    [entry] = [json.loads(line) for line in log() if "Come back" in line]
    assert "the disk is full" in entry["fault"]


def test_a_line_of_the_log_is_one_line_whatever_was_asked(client, db, log):
    client.get("/nothing%0Ahere%0D%0Aat-all/")
    lines = [line for line in log() if line]
    assert any("at-all" in line for line in lines)
    assert all(json.loads(line)["message"] for line in lines)


def test_no_secret_is_written_down(client, ana, log, mailoutbox):
    log_in(client, "ana@example.org", "a wrong password of mine")
    log_in(client, "ana@example.org")
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    client.get("/accounts/password/reset/key/1-set-password-secret-key/")
    client.get("/accounts/confirm-email/mailed-secret/")
    logging.getLogger("django.db").error("Key (email)=(ana@example.org) exists")
    written = "\n".join(log())
    secrets = [PASSWORD, "a wrong password of mine", "ana@example.org", "secret"]
    secrets.append(client.cookies["sessionid"].value)
    assert [secret for secret in secrets if secret in written] == []


def test_a_fault_is_one_line_with_the_id_of_its_request(client, db, log, monkeypatch):
    monkeypatch.setattr("aouad_site.home.HOTTEST", "not a number")
    client.raise_request_exception = False
    answer = client.get("/")
    [line] = [line for line in log() if '"fault"' in line]
    assert "Traceback" in json.loads(line)["fault"]
    assert json.loads(line)["request"] == answer["X-Request-ID"]


def test_a_slow_query_is_written_down_without_its_values(client, db, log, settings):
    settings.SLOW_QUERY_SECONDS = 0
    client.get("/theories/?q=private")
    lines = [line for line in log() if '"slow query"' in line]
    assert any("SELECT" in line for line in lines)
    assert not any("private" in line for line in lines)


def test_numbers_are_counted_by_route(client, db, numbers):
    name = 'tracker_answers_total{method="GET",route="episodes:list",status="200"}'
    before = value(numbers(), name)
    client.get("/episodes/")
    assert value(numbers(), name) == before + 1
    assert "tracker_answer_seconds_bucket" in numbers()


def value(text, name):
    lines = [line for line in text.splitlines() if line.startswith(name)]
    return float(lines[0].rpartition(" ")[2]) if lines else 0


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer guess", "Basic abc"])
def test_numbers_are_for_nobody_else(header, client, db, settings):
    for token in ("", TOKEN):
        settings.METRICS_TOKEN = token
        answer = client.get("/metrics", headers={"Authorization": header})
        assert answer.status_code == 404
