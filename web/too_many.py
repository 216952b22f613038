"""Said where something is counted; answered in web/limits.py."""

from django.utils.translation import ngettext


class TooMany(Exception):
    """Carries in how many seconds there is room for one more."""

    def __init__(self, wait):
        super().__init__(wait)
        self.wait = wait

    def __str__(self):
        minutes = -(-self.wait // 60)
        return ngettext(
            "That is a lot at once. What you wrote is still here; try again in"
            " %(minutes)s minute.",
            "That is a lot at once. What you wrote is still here; try again in"
            " %(minutes)s minutes.",
            minutes,
        ) % {"minutes": minutes}
