import pytest

from tests import declared


@pytest.fixture
def declared_round(db):
    return declared.declared_round()
