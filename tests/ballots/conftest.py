import pytest

from tests.factories import BallotFactory
from tests.states import opened, with_options


@pytest.fixture
def draft(db):
    return with_options(BallotFactory())


@pytest.fixture
def ballot(draft):
    return opened(draft)
