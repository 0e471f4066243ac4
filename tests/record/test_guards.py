"""Nothing in a session switches off what triggers guard."""

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from ballots.models import Pot
from record import guards, verification
from tests.states import in_pots, opened

pytestmark = pytest.mark.django_db


def test_a_setting_of_the_session_ignores_no_trigger():
    ballot = opened(in_pots())
    with pgtrigger.ignore(), pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Pot.objects.filter(ballot=ballot).update(pence=1)


def test_verify_finds_them_all():
    report = verification.verify_guards()
    assert report.faults == []
    assert report.count > 150


def test_verify_tells_of_one_that_is_gone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'ballots_pot'::regclass")
        name = next(name for (name,) in cursor.fetchall() if "pot_frozen" in name)
        cursor.execute(f"DROP TRIGGER {name} ON ballots_pot")
    assert verification.verify_guards().faults == [
        f"The database's guard “{name}” is missing or switched off."
    ]


def test_verify_tells_where_a_setting_would_be_heard_and_migrating_mends_it():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql AS 'SELECT true'"
        )
    assert not guards.are_on()
    assert len(verification.verify_guards().faults) == 1
    call_command("migrate", verbosity=0)
    assert verification.verify_guards().faults == []
