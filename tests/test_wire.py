"""What no browser sends: raw bytes to the production server, which stays up."""

import re
import socket
from contextlib import suppress

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 30  # seconds
GET = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"POST /horizon/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
"""After this an orderly server closes the line; after an odd request it does so too."""


@pytest.fixture
def say(start_server):
    """Send bytes over a line of their own; returns every answer that came back."""
    server = start_server()

    def say(words):
        answers = b""
        place = ("127.0.0.1", server.port)
        with (
            socket.create_connection(place, PATIENCE) as line,
            suppress(ConnectionError),
        ):
            line.sendall(words)
            while piece := line.recv(65536):
                answers += piece
        assert server.ask("/healthz")[0] == 200
        return answers

    return say


def statuses(answers):
    return [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3})", answers)]


TOO_LONG = {
    "an endless address": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n",
    "two hundred headers": GET
    + b"".join(b"X-%d: y\r\n" % number for number in range(200))
    + b"\r\n",
    "an endless header": GET + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
    "a cookie of 64 KB": GET + b"Cookie: a=" + b"b" * 65_536 + b"\r\n\r\n",
}


def test_what_is_too_long_is_refused_by_the_server(say):
    """Before any of our code runs; the line is closed at once, answered or not."""
    for what, words in TOO_LONG.items():
        assert statuses(say(words)) in ([], [400], [414], [431]), what


SMUGGLED = {
    "length and chunks": POST
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    + HIDDEN,
    "two lengths": POST + b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + HIDDEN,
    "a length that is no number": POST + b"Content-Length: +0\r\n\r\n" + HIDDEN,
    "chunks in disguise": POST
    + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"
    + HIDDEN,
    "chunks twice": POST
    + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
    + HIDDEN,
    "a chunk of no size": POST
    + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"
    + HIDDEN,
    "a folded header": GET + b"X-Folded: one\r\n two\r\n\r\n" + HIDDEN,
    "a space before the colon": GET + b"Content-Length : 40\r\n\r\n" + HIDDEN,
    "no colon": GET + b"nonsense\r\n\r\n" + HIDDEN,
    "a zero byte": GET + b"X: a\0b\r\n\r\n" + HIDDEN,
    "a bare return": GET + b"X: a\rTransfer-Encoding: chunked\r\n\r\n" + HIDDEN,
    "no version": b"GET /healthz\r\nHost: a\r\n\r\n" + HIDDEN,
}


def test_no_second_request_hides_in_an_odd_one(say):
    """Refused once, and the line closed: what comes behind is read as no request."""
    for what, words in SMUGGLED.items():
        found = statuses(say(words))
        # 403 is ours, about the token: chunks win over a length, and the line ends.
        assert found in ([400], [403]), what


def test_two_requests_on_one_line_are_two(say):
    """The control: an orderly line carries them both."""
    assert statuses(say(GET + b"\r\n" + HIDDEN)) == [200, 404]
