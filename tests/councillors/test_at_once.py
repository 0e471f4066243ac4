"""Two decisions in the same instant on the last of a match: together they never take more than there is."""

import pytest
from django.db.models import Sum

from councillors.models import GrantRequest, MatchTake
from funds import balances
from tests.councillors.budgets import answered, asked, offer, three
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_takers_of_one_offer_get_no_more_than_its_cap():
    ada, ben, _carla = three()
    made = offer(cap=700_00)
    requests = [asked(ada), asked(ben)]
    together(*[lambda one=one: answered(one) for one in requests])
    assert set(GrantRequest.objects.values_list("state", flat=True)) == {"agreed"}
    takes = MatchTake.objects.filter(offer=made)
    assert takes.aggregate(all=Sum("pence"))["all"] == 700_00
    assert sorted(takes.values_list("pence", flat=True)) == [200_00, 500_00]
    assert balances.of_account(made.account) == 0
