import pytest

from tests.budgets.voting.walk import open_round


@pytest.fixture
def budget_round(transactional_db):
    return open_round()
