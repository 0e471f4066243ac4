"""Councillors, their budgets and requests in the states that tests need, made through the verbs."""

import itertools
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from councillors import (
    allocating,
    answering,
    asking,
    checking,
    matching,
    ordering,
    pooling,
    seating,
)
from councillors.answering import Declared
from councillors.asking import Wish
from councillors.eligibility import QUESTIONS as ELIGIBLE
from councillors.matching import Terms
from councillors.models import Allocation, Councillor
from councillors.sealed import Contact
from councillors.years import year_of
from funds import paying
from funds.models import Purpose
from funds.posting import today
from funds.subsidy_test import QUESTIONS
from tests.funds import money
from tests.funds.money import finance_officer
from tests.organisations import OrganisationFactory

NAMES = ("Ada Lovell", "Ben Okri", "Carla Diaz")
EACH = 3_300_00
LONG_AGO = date(2024, 5, 5)
NOBODY = Contact("Nadia Hussain", "nadia@example.org", "", ("Nadia Hussain", "Tom Field"))
FREE = Declared("none")
NO_SUBSIDY = {**dict.fromkeys(QUESTIONS, True), "effect": False}
A_SUBSIDY = dict.fromkeys(QUESTIONS, True)
_numbers = itertools.count(1)


def councillor(name="Ada Lovell", ward=None, since=LONG_AGO, **kwargs):
    return seating.enter(
        name=f"Cllr {name}",
        email=f"member{next(_numbers)}@council.example",
        ward=ward or money.ward(),
        since=since,
        by=kwargs.pop("by", None) or finance_officer(),
        **kwargs,
    )


def three(ward=None, each=EACH, **kwargs):
    """Three councillors of a ward with a budget each for this year."""
    ward = ward or money.ward()
    made = [councillor(name, ward) for name in NAMES]
    fund = money.fund("Councillors’ budgets", len(made) * each, source="councillor")
    allocating.allocate(
        fund=fund, year=year_of(today()), each_pence=each, by=finance_officer(), **kwargs
    )
    return [Allocation.objects.with_names().get(councillor=one) for one in made]


def wish(pence=500_00, **kwargs):
    purpose = Purpose.objects.get(code=kwargs.pop("purpose", "play"))
    told = {
        "group_name": "Larkmead Juniors",
        "what_for": "Football goals",
        "description": "Two small goals for Saturday mornings.",
        **kwargs,
    }
    return Wish(purpose=purpose, pence=pence, **told)


def asked(of, pence=500_00, contact=NOBODY, by=None, **kwargs):
    return asking.ask(
        of=of, wish=wish(pence, **kwargs), contact=contact, by=by or finance_officer()
    )


def answered(request, by=None, says="yes", reason="Many children play there.", **kwargs):
    return answering.answer(
        request=request,
        councillor=by or request.allocation.councillor,
        says=says,
        reason=reason,
        declared=kwargs.pop("declared", FREE),
        **kwargs,
    )


def checked(request, subsidy=NO_SUBSIDY, by=None, **kwargs):
    return checking.check(
        request=request,
        eligible=dict.fromkeys(ELIGIBLE, True),
        subsidy=subsidy,
        reason="A club for children, no trade.",
        by=by or finance_officer(),
        **kwargs,
    )


def paid(request):
    officer = finance_officer()
    payment = ordering.order(request=checked(request, by=officer), by=officer)
    for _n in range(payment.approvals_needed):
        payment = paying.approve(payment=payment, by=finance_officer())
    paying.pay(payment=payment, by=officer)
    request.refresh_from_db()
    return request


def pool(allocations, pence=1_000_00, rule="majority"):
    made = pooling.open_pool(allocation=allocations[0], rule=rule, pence=pence)
    for one in allocations[1:]:
        pooling.put_in(pool=made, allocation=one, pence=pence)
    return made


def offer(cap=1_000_00, per_pound=100, until=None, fund=None, **kwargs):
    partner = kwargs.pop("organisation", None) or OrganisationFactory(name="Homes Trust")
    return matching.offer(
        organisation=partner,
        fund=fund or money.fund("Homes Trust", 5_000_00, source="partner"),
        terms=Terms(
            title="Pound for pound",
            per_pound_pence=per_pound,
            cap_pence=cap,
            until=until or timezone.now() + timedelta(days=30),
            **kwargs,
        ),
        by=finance_officer(),
    )


def past(made, **fields):
    """As time would: past the triggers that keep these fields."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        type(made).objects.filter(pk=made.pk).update(**fields)
        cursor.execute("SET session_replication_role = origin")
    made.refresh_from_db()
    return made


def out_of_office(made: Councillor):
    from django.db.backends.postgresql.psycopg_any import DateRange

    return past(made, office=DateRange(LONG_AGO, today() - timedelta(days=1)))
