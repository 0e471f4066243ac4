from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from look import words


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (1_420_000, "£14,200"),
        (5_629, "£56.29"),
        (0, "£0"),
        (5, "£0.05"),
        (-120_050, "-£1,200.50"),
        (486_250_00, "£486,250"),
    ],
)
def test_pounds_show_pence_only_where_there_are_some(pence, text):
    assert words.pounds(pence) == text


def test_a_moment_is_said_in_london_time():
    closing = datetime(2026, 12, 6, 21, tzinfo=UTC)
    assert words.moment(closing) == "9pm on Sunday 6 December 2026"
    assert words.moment(datetime(2026, 7, 6, 20, 5, tzinfo=UTC)) == "9:05pm on Monday 6 July 2026"
    assert words.moment(datetime(2026, 7, 6, 23, tzinfo=UTC)) == "midnight on Tuesday 7 July 2026"
    assert words.clock(datetime(2026, 12, 6, 12, tzinfo=UTC)) == "noon"


def test_days_are_said_with_and_without_year():
    assert words.day(date(2026, 12, 6)) == "6 December 2026"
    assert words.weekday(date(2026, 12, 6)) == "Sunday 6 December 2026"
    assert words.short_day(datetime(2026, 12, 6, 23, 30, tzinfo=UTC)) == "Sunday 6 December"


def test_filters_say_nothing_of_nothing():
    template = Template(
        "{% load look %}[{{ a|pounds }}{{ a|moment }}{{ a|day }}{{ a|weekday }}{{ a|short_day }}{{ a|clock }}]"
    )
    assert template.render(Context({"a": None})) == "[]"


def test_days_follow_the_language_of_the_page():
    with translation.override("cy"):
        assert "Rhagfyr" in words.weekday(date(2026, 12, 6))
