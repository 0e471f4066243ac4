from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from statute import parameters
from statute.models import Parameter

pytestmark = pytest.mark.django_db


def add(code="pilot-limit", value=3, since=date(2026, 1, 1), until=None):
    return Parameter.objects.create(
        code=code, value=value, unit="votes", in_force=DateRange(since, until), reference="Minute 7"
    )


def test_the_release_brings_its_parameters_with_references():
    assert parameters.value("ward-ballot-minimum-age") == 16
    assert parameters.value("declared-entries-per-email") == 4
    assert all(row.reference for row in parameters.in_force())


def test_a_parameter_counts_from_its_first_day():
    code = "complaint-acknowledgement-days"
    assert parameters.value(code, on=date(2026, 6, 19)) == Decimal(30)
    with pytest.raises(parameters.NotInForce, match="18 June 2026"):
        parameters.value(code, on=date(2026, 6, 18))


def test_the_last_day_is_not_included():
    add(until=date(2026, 5, 1))
    add(value=4, since=date(2026, 5, 1))
    assert parameters.value("pilot-limit", on=date(2026, 4, 30)) == 3
    assert parameters.value("pilot-limit", on=date(2026, 5, 1)) == 4


def test_an_unknown_code_is_an_error_with_a_sentence():
    with pytest.raises(parameters.NotInForce, match="no-such-code"):
        parameters.value("no-such-code")


def test_a_second_reading_asks_the_database_nothing(django_assert_num_queries):
    parameters.value("small-cell")
    with django_assert_num_queries(0):
        parameters.value("publishing-floor")


def test_a_change_counts_at_once():
    row = add()
    assert parameters.value("pilot-limit") == 3
    row.value = 5
    row.save()
    assert parameters.value("pilot-limit") == 5
    row.delete()
    with pytest.raises(parameters.NotInForce):
        parameters.value("pilot-limit")


def test_a_reader_before_the_commit_does_not_keep_the_old_value(django_capture_on_commit_callbacks):
    row = add()
    with django_capture_on_commit_callbacks(execute=True):
        row.value = 5
        row.save()
        Parameter.objects.filter(pk=row.pk).update(value=3)  # what another process still reads
        assert parameters.value("pilot-limit") == 3
        Parameter.objects.filter(pk=row.pk).update(value=5)
    assert parameters.value("pilot-limit") == 5


def test_the_database_refuses_two_values_on_one_day():
    add()
    with pytest.raises(IntegrityError), transaction.atomic():
        add(value=4, since=date(2026, 3, 1))


@pytest.mark.django_db(transaction=True)
def test_what_a_council_closed_is_not_brought_back_by_migrate():
    from django.core.management import call_command

    row = Parameter.objects.get(code="small-cell")
    row.in_force = DateRange(date(2026, 1, 1), date(2026, 2, 1))
    row.save()
    call_command("migrate", "statute", verbosity=0)
    assert Parameter.objects.filter(code="small-cell").count() == 1
