"""Notes what must not happen in a browser while a journey runs."""

from urllib.parse import urlsplit

HERE = {"127.0.0.1", "localhost"}
PARTS_OF_A_PAGE = {"script", "stylesheet", "image", "font"}


class Watch:
    def __init__(self):
        self.seen, self.expected = [], []

    def expect(self, words):
        """A fault that the test brings about itself is none."""
        self.expected.append(words)

    @property
    def faults(self):
        return [
            fault
            for fault in self.seen
            if not any(words in fault for words in self.expected)
        ]

    def over(self, context):
        context.on("console", self.hear)
        context.on("weberror", lambda fault: self.note("script", fault.error))
        context.on("request", self.follow)
        context.on("response", self.judge)

    def note(self, kind, text):
        self.seen.append(f"{kind}: {text}")

    def hear(self, message):
        # Chromium says here what the Content-Security-Policy blocked, scripts or not.
        # A page that answers 404 or 422 on purpose is also an error to the console.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.note("console", message.text)

    def follow(self, request):
        url = urlsplit(request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.hostname not in HERE:
            self.note("request that leaves this machine", request.url)

    def judge(self, response):
        is_part = response.request.resource_type in PARTS_OF_A_PAGE
        if response.status >= (400 if is_part else 500):
            self.note(f"answer {response.status}", response.url)
