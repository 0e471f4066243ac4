"""One round lived through in a real browser, from a priority to what was learned.

Residents without accounts, officers, the returning officer, councillors who sign, scrutiny and a finance officer; at
desktop and phone width with axe and nothing to scroll sideways, and once without scripts.
"""

import pytest

from budgets.models import Phase
from tests.agenda.rounds import round_in
from tests.browser.life.after_the_result import follow_up
from tests.browser.life.before_the_vote import live
from tests.browser.life.the_vote import vote
from tests.browser.steps import fits, nothing
from tests.factories import officer_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def whole_life(page, look_at):
    budget_round = round_in(Phase.AGENDA)
    officer = officer_of(budget_round)
    live(page, look_at, budget_round, officer)
    vote(page, look_at, budget_round, officer)
    follow_up(page, look_at, budget_round)
    budget_round.refresh_from_db()
    assert budget_round.closed_at


def test_from_a_priority_to_what_was_learned(page, assert_accessible):
    def look_at(page):
        assert fits(page), page.url
        assert_accessible(page)

    whole_life(page, look_at)


@pytest.mark.parametrize("plain_page", [390], indirect=True)
def test_without_scripts(plain_page):
    whole_life(plain_page, nothing)
