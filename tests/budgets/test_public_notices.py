"""What the page of a round says has happened to it."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string

from ballots import opening
from budgets.notices import public_notices
from tests.factories import BudgetRoundFactory, OptionFactory, PersonFactory
from tests.states import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    """Opened, suspended, resumed, extended, one project withdrawn; another round was suspended as well."""
    by = PersonFactory(is_staff=True)
    made, other = (BudgetRoundFactory() for _ in range(2))
    OptionFactory(ballot=made.ballot, number=1, title="Splash <pad>")
    OptionFactory(ballot=other.ballot)
    opened(made.ballot)
    opened(other.ballot)
    opening.suspend(other.ballot, by, "Elsewhere.")
    opening.suspend(made.ballot, by, "A printing error.")
    opening.resume(made.ballot, by)
    opening.extend(made.ballot, by, made.ballot.closes_at + timedelta(days=1), "A lost week.")
    opening.withdraw_option(made.ballot.options.get(), by, "The owner said no.")
    return made


def test_each_change_is_there_with_its_reason_newest_first(changed):
    found = public_notices(changed)
    assert [one.kind for one in found] == ["withdrawn", "extended", "resumed", "suspended"]
    assert [one.reason for one in found] == [
        "The owner said no.",
        "A lost week.",
        "",
        "A printing error.",
    ]
    assert found == sorted(found, key=lambda one: -one.entry)


def test_it_takes_one_statement(changed, django_assert_num_queries):
    with django_assert_num_queries(1):
        public_notices(changed)


def test_the_page_shows_them_and_nothing_where_nothing_changed(changed):
    shown = render_to_string("budgets/notices.html", {"notices": public_notices(changed)})
    assert "What has changed" in shown
    assert "“Splash &lt;pad&gt;” was withdrawn. Votes for it are not counted." in shown
    assert "A printing error." in shown
    assert render_to_string("budgets/notices.html", {"notices": []}).strip() == ""
