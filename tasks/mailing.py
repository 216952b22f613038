"""Mail goes out by a task: no answer waits for a mail server, no outage loses a mail.

Where the row was written is where the mail is promised: in the same transaction as
whatever the mail tells of.
"""

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from .attempts import MAIL

OUT = "out"
"""The mailer, in settings.MAILERS, that really sends."""
PLAIN = ["subject", "body", "from_email", "to", "cc", "bcc", "reply_to"]


class MailByTask(BaseEmailBackend):
    def send_messages(self, messages):
        for message in messages:
            if message.attachments:
                raise ValueError("Nothing here sends attachments.")
            send.enqueue(letter=written(message))
        return len(messages)


def written(message):
    """A message as JSON."""
    letter = {name: getattr(message, name) for name in PLAIN}
    alternatives = getattr(message, "alternatives", [])
    return letter | {
        "subject": str(message.subject),
        "headers": message.extra_headers,
        "alternatives": [list(each) for each in alternatives],
    }


@task(queue_name=MAIL)
def send(letter):
    EmailMultiAlternatives(**letter).send(using=OUT)


def forget_mail_to(addresses):
    """Of somebody who leaves: nothing waits for them, and nothing parked names them."""
    for found in DBTaskResult.objects.filter(queue_name=MAIL):
        letter = found.args_kwargs["kwargs"].get("letter", {})
        if set(letter.get("to", [])) & set(addresses):
            found.delete()
