"""Where e-mail goes: the server of EMAIL_URL, or files that an operator can read.

Whatever sends mail leaves it to a task; the task sends it out.
"""

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"


def mailers(given):
    """Django's MAILERS for the parsed EMAIL_URL."""
    options = {}
    if given["EMAIL_BACKEND"] == FILES:
        options = {"file_path": given["EMAIL_FILE_PATH"]}
    elif given["EMAIL_BACKEND"] == SMTP:
        options = {
            "host": given["EMAIL_HOST"],
            "port": given["EMAIL_PORT"],
            "username": given["EMAIL_HOST_USER"],
            "password": given["EMAIL_HOST_PASSWORD"],
            "use_tls": given["EMAIL_USE_TLS"],
            "use_ssl": given["EMAIL_USE_SSL"],
            "timeout": 10,
        }
    return {
        "default": {"BACKEND": "tasks.mailing.MailByTask"},
        "out": {"BACKEND": given["EMAIL_BACKEND"], "OPTIONS": options},
    }
