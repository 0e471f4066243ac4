from datetime import date

import pytest
from django.core.management import call_command

from record.models import RecordEntry
from statute.models import BankHoliday
from statute.working_days import HolidaysUnknown, add_working_days, is_working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank_holidays():
    call_command("import_bank_holidays", "--from=2025", "--to=2027")


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 12, 24), 3, date(2026, 12, 31)),  # Christmas, Boxing Day in lieu on the 28th
        (date(2026, 12, 24), 5, date(2027, 1, 5)),  # into the next year
    ],
)
@pytest.mark.usefixtures("bank_holidays")
def test_deadlines_in_working_days(start, days, expected):
    assert add_working_days(start, days) == expected


@pytest.mark.usefixtures("bank_holidays")
def test_nations_differ():
    st_andrews = date(2026, 11, 30)
    assert is_working_day(st_andrews, "ENG")
    assert not is_working_day(st_andrews, "SCT")


@pytest.mark.usefixtures("bank_holidays")
def test_sixty_working_days_take_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        add_working_days(date(2026, 3, 2), 60)


@pytest.mark.usefixtures("bank_holidays")
def test_a_year_without_holidays_is_refused_not_guessed():
    with pytest.raises(HolidaysUnknown, match="2028"):
        is_working_day(date(2028, 5, 2))
    with pytest.raises(HolidaysUnknown, match="2028"):
        add_working_days(date(2027, 12, 23), 10)


def test_no_days_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        add_working_days(date(2026, 3, 2), 0)


@pytest.mark.usefixtures("bank_holidays")
def test_importing_again_moves_a_moved_holiday_and_is_recorded():
    before = BankHoliday.objects.count()
    BankHoliday.objects.filter(nation="ENG", day=date(2026, 5, 4)).update(day=date(2026, 5, 8))
    call_command("import_bank_holidays", "--from=2026", "--to=2026")
    assert BankHoliday.objects.count() == before
    assert not is_working_day(date(2026, 5, 4))
    assert is_working_day(date(2026, 5, 8))
    assert RecordEntry.objects.filter(action="statute.bank-holidays-imported").count() == 2
