"""The clock of a machine jumps: nobody is logged out and nothing drifts."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from .at_the_door import is_logged_in, log_in
from .factories import make_theory


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_after_a_jump_of_the_clock_fans_go_on(hours, ana):
    client, theory = Client(), make_theory()
    log_in(client)
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=True):
        assert is_logged_in(client)
        url = theory.get_absolute_url()
        assert client.post(f"{url}vote/", {"value": "1"}).status_code == 303
        assert client.post(f"{url}comments/", {"body": "Now."}).status_code == 303
        assert client.get(url).status_code == 200
    call_command("recount", check=True)
