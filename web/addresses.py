"""Parts of addresses."""


class TextConverter:
    """Like Django's `str`, without the null that PostgreSQL would stumble over."""

    regex = r"[^/\x00]+"

    def to_python(self, text):
        return text

    def to_url(self, text):
        return text
