"""What the database refuses of councillors' decisions, past the verbs: whoever has a session of it cannot rewrite them."""

import pytest
from django.db import Error, connection, transaction

from councillors.models import Answer
from tests.councillors.budgets import answered, asked, out_of_office, pool, three

pytestmark = pytest.mark.django_db


def refused(statement, *values):
    with (
        pytest.raises(Error) as error,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
    return str(error.value)


@pytest.mark.parametrize(
    "change",
    ["granted_pence = 1", "decided_at = decided_at - interval '1 year'", "account_id = 0"],
)
def test_what_was_granted_stays_as_it_was_decided(change):
    ada = three()[0]
    answered(asked(ada))
    assert "Cannot update" in refused(f"UPDATE councillors_grantrequest SET {change}")


def says_yes(request, councillor):
    with transaction.atomic():
        Answer.objects.create(
            request=request, councillor=councillor, says="yes", reason="x", interests="none"
        )


def test_nobody_answers_who_is_not_asked():
    ada, ben, carla = three()
    alone, shared = asked(ada), asked(pool([ada, ben]))
    for request, councillor in ((alone, ben.councillor), (shared, carla.councillor)):
        with pytest.raises(Error, match="who is asked"):
            says_yes(request, councillor)
    out_of_office(ben.councillor)
    with pytest.raises(Error, match="in office"):
        says_yes(shared, ben.councillor)
    says_yes(shared, ada.councillor)
    answered(alone)
    with pytest.raises(Error, match="who is asked"):
        says_yes(alone, ben.councillor)
