"""Steps that several tests of the officers' pages share."""

import time
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from ballots.models import Ballot


def proven(client, person):
    """Sign the person in as somebody who has shown a second factor."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return person


def in_state(ballot, state):
    """Put a ballot into a state past every rule, as its owner could with the triggers off."""
    opens = timezone.now() + (
        timedelta(days=1) if state in {"draft", "scheduled"} else -timedelta(hours=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Ballot.objects.filter(pk=ballot.pk).update(
            state=state, opens_at=opens, suspended_reason="x", cancelled_reason="x"
        )
        cursor.execute("SET session_replication_role = origin")
    ballot.refresh_from_db()
    return ballot


def page(budget_round, rest=""):
    return f"/officer/rounds/{budget_round.slug}/{rest}"


def words(response):
    return response.content.decode()
