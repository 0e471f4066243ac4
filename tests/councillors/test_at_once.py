"""Two acts in the same instant on one match, one pool, one budget: together they never take more than there is."""

import pytest
from django.db.models import Sum

from councillors import allocating, pooling
from councillors.models import Allocation, GrantRequest, MatchTake, Pool
from councillors.years import year_of
from funds import balances
from funds.errors import FundError
from funds.posting import today
from tests.councillors.budgets import NAMES, answered, asked, councillor, offer, three
from tests.funds import money
from tests.funds.money import finance_officer
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


def refused(results):
    """The sentence of the one that was refused; the other did it."""
    (error,) = [one for one in results if isinstance(one, Exception)]
    assert isinstance(error, FundError)
    return error.message


def test_of_two_who_open_the_pool_of_a_ward_one_is_told_of_the_other():
    ada, ben, _carla = three()
    opened = {"rule": "majority", "pence": 100_00}
    results = together(
        *[lambda one=one: pooling.open_pool(allocation=one, **opened) for one in (ada, ben)]
    )
    assert "has a pool for" in refused(results)
    assert Pool.objects.get().account.entries.count() == 1


def test_two_funds_give_each_councillor_one_budget_together():
    seated = [councillor(name) for name in NAMES]
    funds = [money.fund(name, 300_00, source="councillor") for name in ("First", "Second")]
    given = {"year": year_of(today()), "each_pence": 100_00, "by": finance_officer()}
    results = together(*[lambda one=one: allocating.allocate(fund=one, **given) for one in funds])
    assert "has a budget for" in refused(results)
    assert Allocation.objects.filter(councillor__in=seated).count() == len(seated)
