import pytest

from tests.budgets.officer.desk import proven
from tests.factories import BudgetRoundFactory, OptionFactory, ProjectFactory, officer_of


@pytest.fixture
def budget_round(db):
    """A draft with its checklist done and three projects."""
    made = BudgetRoundFactory(title="Larkmead 2027", slug="larkmead-2027", languages=["cy", "ar"])
    for number, title in enumerate(["Splash pad", "Benches", "Trees"], 1):
        option = OptionFactory(ballot=made.ballot, number=number, title=title)
        ProjectFactory(round=made, option=option)
    return made


@pytest.fixture
def officer(client, budget_round):
    """Who runs the round, signed in on `client` with a second factor."""
    return proven(client, officer_of(budget_round))


@pytest.fixture
def declarer(client, budget_round):
    """The returning officer of the round, signed in on `client`."""
    return proven(client, officer_of(budget_round, permission="declare_round", name="Ruth Field"))
