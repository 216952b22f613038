"""Episodes that a text names: whoever writes of S2E3 gives S2E3 away."""

import re

MENTION = re.compile(
    r"\bs(?:eason)?[ .-]?0?(\d)[ ,.-]*e(?:p(?:isode)?)?[ .-]*0?(\d{1,2})(?!\d)"
    r"|시즌\s?(\d)\s?(?:의\s?)?(\d{1,2})\s?[화회]",
    re.IGNORECASE,
)


def latest_mention(*texts):
    """The order number of the latest episode named, such as 203, or 0 for none."""
    orders = (
        int(season) * 100 + int(number)
        for text in texts
        for season, number in (filter(None, each) for each in MENTION.findall(text))
    )
    return max(orders, default=0)
