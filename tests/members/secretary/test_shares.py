"""What members hold: issued, withdrawn, lent, repaid, and what the law and the database refuse."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from members.errors import MemberError
from members.holding_shares import issue, repay_loan, shares_of, take_loan, withdraw
from members.models import ShareTransaction
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory
from tests.organisations import (
    MemberOrganisationFactory,
    MembershipFactory,
    OrganisationFactory,
    keeper_of,
    thirds,
    with_shares,
)
from tests.threads import together

pytestmark = pytest.mark.django_db

ON = date(2026, 6, 1)


def member(**terms):
    return MembershipFactory(organisation=with_shares(**terms))


def told(line, **more):
    return {"membership": line, "by": OfficerFactory(), "on": ON, **more}


def test_holdings_are_the_sum_of_what_happened():
    line = member()
    issue(**told(line, shares=30))
    withdraw(**told(line, shares=10))
    take_loan(**told(line, amount_pence=5_000))
    repay_loan(**told(line, amount_pence=2_000))
    found = type(line).objects.with_holdings().get()
    assert (found.shares_held, found.paid_pence, found.property_pence) == (20, 2_000, 3_000)
    assert RecordEntry.objects.filter(action="members.shares-changed").count() == 4


@pytest.mark.parametrize(
    ("terms", "act", "sentence"),
    [
        ({}, lambda line: withdraw(**told(line, shares=11)), "holds 10 shares"),
        ({"minimum_shares": 5}, lambda line: withdraw(**told(line, shares=6)), "leave at least 5"),
        (
            {"shares_withdrawable": False},
            lambda line: withdraw(**told(line, shares=1)),
            "do not let",
        ),
        ({"maximum_shares": 12}, lambda line: issue(**told(line, shares=3)), "at most 12"),
        ({}, lambda line: issue(**told(line, shares=9_999_991)), "£100,000"),
        ({}, lambda line: repay_loan(**told(line, amount_pence=1)), "£0 is left"),
        ({}, lambda line: issue(**{**told(line, shares=1), "on": date(2090, 1, 1)}), "today"),
        (
            {},
            lambda line: issue(**{**told(line, shares=1), "on": date(2000, 1, 1)}),
            "day of entry",
        ),
    ],
)
def test_what_is_refused(terms, act, sentence):
    line = member(**terms)
    issue(**told(line, shares=10))
    with pytest.raises(MemberError, match=sentence):
        act(line)
    assert ShareTransaction.objects.count() == 1


def test_the_individual_limit_holds_to_the_pound_and_not_for_societies():
    line = member()
    issue(**told(line, shares=100_000))
    with pytest.raises(MemberError, match="in a society’s withdrawable shares"):
        issue(**told(line, shares=1))
    society = MemberOrganisationFactory(organisation=line.organisation, class_code="families")
    issue(**told(society, shares=100_001))
    company = MemberOrganisationFactory(
        organisation=line.organisation,
        class_code="families",
        member_organisation=OrganisationFactory(legal_form="company-by-guarantee"),
    )
    with pytest.raises(MemberError, match="in a society’s withdrawable shares"):
        issue(**told(company, shares=100_001))


def test_shares_that_cannot_be_withdrawn_have_no_such_limit():
    line = member(shares_withdrawable=False)
    issue(**told(line, shares=200_000))
    assert shares_of(line) == 200_000


@pytest.mark.parametrize(("born", "pays"), [(date(2010, 6, 1), True), (date(2010, 6, 2), False)])
def test_nothing_is_paid_to_a_member_under_16(born, pays):
    line = MembershipFactory(organisation=with_shares(), date_of_birth=born)
    issue(**told(line, shares=2))
    take_loan(**told(line, amount_pence=100))
    for act in (
        lambda: withdraw(**told(line, shares=1)),
        lambda: repay_loan(**told(line, amount_pence=100)),
    ):
        if pays:
            act()
        else:
            with pytest.raises(MemberError, match="section 31"):
                act()


def test_a_former_member_gets_shares_back_but_no_new_ones():
    line = member()
    issue(**told(line, shares=5))
    line.ceased_on, line.ceased_because = ON, "left"
    line.save()
    with pytest.raises(MemberError, match="has ended"):
        issue(**told(line, shares=1))
    with pytest.raises(MemberError, match="has ended"):
        take_loan(**told(line, amount_pence=1))
    withdraw(**told(line, shares=5))
    assert shares_of(line) == 0


def test_a_class_without_shares_has_none():
    line = MembershipFactory(organisation=thirds())
    with pytest.raises(MemberError, match="has no shares"):
        issue(**told(line, shares=1))


@pytest.mark.parametrize(
    ("move", "shares", "amount"),
    [("withdrawn", -3, -1), ("withdrawn", -1, -300), ("loan-repaid", 0, -1)],
)
def test_the_database_itself_lets_nobody_below_zero(move, shares, amount):
    line = member()
    issue(**told(line, shares=2))
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareTransaction.objects.create(
            membership=line,
            move=move,
            shares=shares,
            amount_pence=amount,
            on=ON,
            made_by=OfficerFactory(),
        )


@pytest.mark.django_db(transaction=True)
def test_two_withdrawals_at_once_take_the_shares_once():
    line = member()
    issue(**told(line, shares=10))
    given_to = [told(line, shares=10) for _time in range(2)]
    results = together(*[lambda one=one: withdraw(**one) for one in given_to])
    assert sum(isinstance(one, MemberError) for one in results) == 1
    assert shares_of(line) == 0


@settings(max_examples=15, deadline=None)
@given(moves=st.lists(st.tuples(st.booleans(), st.integers(1, 30)), max_size=8))
def test_whatever_is_tried_a_holding_stays_between_nothing_and_what_was_paid(moves):
    with transaction.atomic():
        line, held = member(maximum_shares=60), 0
        for issuing, shares in moves:
            try:
                (issue if issuing else withdraw)(**told(line, shares=shares))
            except MemberError:
                continue
            held += shares if issuing else -shares
        found = type(line).objects.with_holdings().get(pk=line.pk)
        assert found.shares_held == held
        assert 0 <= held <= 60
        assert found.paid_pence == held * 100
        transaction.set_rollback(True)


def test_on_the_page(client):
    line = member()
    proven(client, keeper_of(line.organisation))
    page = f"/officer/organisations/{line.organisation.slug}/members/{line.number}/shares/"
    day = {"on-day": "1", "on-month": "6", "on-year": "2026"}
    assert "Enter the number of shares" in words(client.post(page, {"move": "issued", **day}))
    assert "Enter the amount" in words(client.post(page, {"move": "loan", **day}))
    assert client.post(page, {"move": "issued", "shares": "4", **day}).status_code == 302
    assert client.post(page, {"move": "loan", "amount_pence": "20", **day}).status_code == 302
    answer = client.post(page, {"move": "withdrawn", "shares": "5", **day})
    assert answer.status_code == 409
    assert "holds 4 shares" in words(answer)
    for move, much in (("withdrawn", {"shares": "4"}), ("loan-repaid", {"amount_pence": "20"})):
        assert client.post(page, {"move": move, **much, **day}).status_code == 302
    assert "0, £0 paid on them" in words(client.get(page.removesuffix("shares/")))
