from datetime import UTC, date, datetime

import pytest
from django import forms

from look.fields import DayField, MomentField, PoundsField


class DayForm(forms.Form):
    born = DayField(label="Date of birth")


class MomentForm(forms.Form):
    closes = MomentField(label="Voting closes")


class MoneyForm(forms.Form):
    pot = PoundsField(label="The pot", min_pence=100_00, max_pence=500_000_00, required=False)


class AnyMoneyForm(forms.Form):
    sum = PoundsField(label="Any sum")


def parts(name, day, month, year, time=None):
    data = {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
    return data if time is None else {**data, f"{name}-time": time}


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "Mar", "mar."])
def test_a_month_is_a_number_or_a_name(month):
    form = DayForm(parts("born", "14", month, "1946"))
    assert form.is_valid()
    assert form.cleaned_data["born"] == date(1946, 3, 14)


@pytest.mark.parametrize(
    ("sent", "message", "wrong"),
    [
        (("", "", ""), "Enter the date", ["day", "month", "year"]),
        (("", "3", "1946"), "The date must include a day", ["day"]),
        (("14", "", ""), "The date must include a month and year", ["month", "year"]),
        (("14", "Ma", "1946"), "The month must be a number or a name", ["month"]),
        (("14", "Jotember", "1946"), "The month must be a number or a name", ["month"]),
        (("14", "3", "46"), "The year must have 4 numbers", ["year"]),
        (("30", "2", "2027"), "The date must be a real date", ["day", "month", "year"]),
        (("14", "13", "2027"), "The date must be a real date", ["day", "month", "year"]),
        (("x", "3", "2027"), "The date must be a real date", ["day", "month", "year"]),
        (("١٤", "٣", "٢٠٢٧x"), "The month must be a number", ["month"]),
    ],
)
def test_a_wrong_part_is_named_marked_and_linked(sent, message, wrong):
    form = DayForm(parts("born", *sent))
    page = str(form)
    assert message in page
    for part in ["day", "month", "year"]:
        field = page.split(f'id="id_born-{part}"', maxsplit=1)[0].rsplit("<input", 1)[1]
        assert ("govuk-input--error" in field) is (part in wrong)
    assert form["born"].first_input_id() == f"id_born-{wrong[0]}"
    for value in filter(None, sent):
        assert f'value="{value}"' in page


def test_two_forms_do_not_share_their_errors():
    str(DayForm(parts("born", "", "3", "1946")))
    assert "govuk-input--error" not in str(DayForm())


def test_a_stored_day_fills_its_three_inputs():
    page = str(DayForm(initial={"born": date(1946, 3, 14)}))
    assert 'name="born-day" type="text" inputmode="numeric" value="14"' in page
    assert 'value="1946"' in page


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("9pm", datetime(2026, 12, 6, 21, tzinfo=UTC)),
        ("21:00", datetime(2026, 12, 6, 21, tzinfo=UTC)),
        ("9.30 am", datetime(2026, 12, 6, 9, 30, tzinfo=UTC)),
        ("noon", datetime(2026, 12, 6, 12, tzinfo=UTC)),
        ("midnight", datetime(2026, 12, 6, 0, tzinfo=UTC)),
        ("12am", datetime(2026, 12, 6, 0, tzinfo=UTC)),
        ("12pm", datetime(2026, 12, 6, 12, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_day_and_a_time_in_london(time, expected):
    form = MomentForm(parts("closes", "6", "December", "2026", time))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["closes"] == expected


def test_summer_time_is_counted():
    form = MomentForm(parts("closes", "6", "7", "2026", "9pm"))
    assert form.is_valid()
    assert form.cleaned_data["closes"] == datetime(2026, 7, 6, 20, tzinfo=UTC)


@pytest.mark.parametrize("time", ["25:00", "13pm", "0am", "9:60", "soon"])
def test_a_time_that_is_none_is_refused(time):
    form = MomentForm(parts("closes", "6", "12", "2026", time))
    assert not form.is_valid()
    assert "The time must be a real time" in str(form)
    assert form["closes"].first_input_id() == "id_closes-time"


def test_the_hour_that_the_clocks_leave_out_is_refused():
    form = MomentForm(parts("closes", "28", "3", "2027", "1:30am"))
    assert not form.is_valid()
    assert "The clocks go forward then" in str(form)


def test_a_stored_moment_is_shown_as_people_say_it():
    page = str(MomentForm(initial={"closes": datetime(2026, 7, 6, 20, tzinfo=UTC)}))
    assert 'value="9pm"' in page


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£1,200", 120_000),
        ("1200.50", 120_050),
        ("1200", 120_000),
        ("£ 120,000", 12_000_000),
        (" 100.00 ", 10_000),
        ("", None),
    ],
)
def test_money_is_read_as_people_write_it(text, pence):
    form = MoneyForm({"pot": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["pot"] == pence


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-5", "£0 or more"),
        ("£-5", "£0 or more"),
        ("1,20", "must be money"),
        ("12.5", "must be money"),
        ("1200.505", "must be money"),
        ("ten", "must be money"),
        ("£50", "£100 or more"),
        ("£500,000.01", "£500,000 or less"),
    ],
)
def test_other_money_is_refused_and_kept_as_typed(text, message):
    form = MoneyForm({"pot": text})
    assert not form.is_valid()
    assert message in str(form)
    assert f'value="{text}"' in str(form)


def test_stored_pence_are_shown_as_pounds():
    assert 'value="1,200.50"' in str(MoneyForm(initial={"pot": 120_050}))
    assert not MoneyForm({"pot": "1,200.50"}, initial={"pot": 120_050}).has_changed()


@pytest.mark.parametrize("typed", ["100,000,000,000.01", "9" * 30])
def test_more_money_than_a_database_holds_is_refused_in_words(typed):
    form = AnyMoneyForm({"sum": typed})
    assert form.errors["sum"] == ["The amount must be £100,000,000,000 or less"]
