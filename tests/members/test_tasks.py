from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from members import emailed_codes, tasks
from members.models import EmailChallenge


@pytest.mark.django_db
def test_codes_and_sessions_of_earlier_days_are_forgotten(client):
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        client.post("/account/login/", {"login": "nobody@example.org"})
    emailed_codes.send(
        email="a@example.org", scope="ballot:1", subject_line="Old", minutes=-60 * 25
    )
    assert Session.objects.exists()
    tasks.forget_old_codes()
    assert not Session.objects.exists()
    assert not EmailChallenge.objects.exists()
