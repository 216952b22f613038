"""Hosts of throw-away mailboxes, which vanish with the account that hangs on them."""

from disposable_email_domains import blocklist


def is_throw_away(email):
    """Whether the host, or one that it belongs to, gives mailboxes for minutes."""
    labels = email.rpartition("@")[2].lower().rstrip(".").split(".")
    return any(".".join(labels[start:]) in blocklist for start in range(len(labels)))
