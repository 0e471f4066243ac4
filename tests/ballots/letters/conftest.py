import pytest

from ballots.letters import ordering
from ballots.letters.ordering import About
from tests.factories import BallotFactory, PersonFactory
from tests.states import RollEntryFactory, with_options

PAGE = "https://vote.council.example/vote/larkmead-2027/"


@pytest.fixture
def ballot(db):
    return with_options(BallotFactory())


@pytest.fixture
def people(ballot):
    return [RollEntryFactory(ballot=ballot, name=f"Voter {number}") for number in range(3)]


@pytest.fixture
def about():
    return About("Larkmead 2027", PAGE, "020 7946 0155")


@pytest.fixture
def officer(db):
    return PersonFactory(is_staff=True, name="Samira Khan")


@pytest.fixture
def colleague(db):
    return PersonFactory(is_staff=True, name="Ruth Field")


@pytest.fixture
def batch(ballot, people, about, officer):
    """Three letters, ordered and not made."""
    return ordering.order(ballot, officer, about, "plain")[0]
