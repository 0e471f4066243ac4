import pytest

from tests.budgets.officer.desk import proven
from tests.organisations import keeper_of, thirds


@pytest.fixture
def organisation():
    return thirds(name="Larkmead Children’s Centres")


@pytest.fixture
def keeper(client, organisation):
    """The secretary, signed in with a second factor."""
    return proven(client, keeper_of(organisation))


@pytest.fixture
def at(organisation):
    """From the rest of an address to the address under this organisation's desk."""
    return lambda rest="": f"/officer/organisations/{organisation.slug}/{rest}"
