"""Minimal financial assistance: the test, the limit over three financial years, letters and the public database."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from funds import awarding, registering
from funds.errors import FundError, OverTheLimit
from funds.letters import confirmation, notification
from funds.limits import first_day
from funds.models import Award
from funds.subsidy_test import QUESTIONS
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db
IN_THE_WINDOW = first_day(timezone.localdate()) + timedelta(days=30)
YES = dict.fromkeys(QUESTIONS, True)


@pytest.fixture
def officer():
    return finance_officer()


@pytest.fixture
def bakery(officer):
    return registering.enter_enterprise(
        name="Larkmead Bakery CIC", org_id="GB-COH-01234567", by=officer
    )


@pytest.fixture
def award(bakery, officer):
    def make(pounds, answers=YES, **kwargs):
        return awarding.award(
            enterprise=bakery,
            amount_pence=pounds * 100,
            what_for="Ovens",
            answers=answers,
            reason="It sells bread.",
            by=officer,
            in_kind=kwargs.pop("in_kind", True),
            **kwargs,
        )

    return make


def given(made, officer, on=None):
    """Help in kind, which an officer says was given."""
    return awarding.give(award=awarding.confirm(award=made, by=officer), by=officer, on=on)


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2026, 3, 31), date(2023, 4, 1)),
        (date(2026, 4, 1), date(2024, 4, 1)),
        (date(2026, 11, 26), date(2024, 4, 1)),
    ],
)
def test_this_and_the_two_preceding_financial_years(on, since):
    assert first_day(on) == since


def test_a_subsidy_is_notified_confirmed_and_given(award, officer):
    made = award(20_000)
    assert (made.state, made.is_subsidy) == ("notified", True)
    assert made.test[0]["question"] == str(QUESTIONS["public"])
    done = given(made, officer)
    assert (done.state, done.database_due) == ("given", None)
    with pytest.raises(FundError, match="marked “Given”"):
        awarding.withdraw(award=done, by=officer, reason="Too late")


def test_what_is_no_subsidy_does_not_count(award, officer):
    made = award(400_000, {**YES, "effect": False})
    assert (made.state, made.is_subsidy) == ("tested", False)
    assert award(315_000).state == "notified"
    assert awarding.give(award=made, by=officer).database_due is None


def test_a_group_without_an_identifier_may_have_what_is_no_subsidy(officer):
    group = registering.enter_enterprise(name="Lunch club", by=officer)
    assert registering.of_group(name="LUNCH  club", by=officer) == group
    told = {"amount_pence": 100, "what_for": "Soup", "reason": "No trade.", "by": officer}
    told |= {"enterprise": group}
    assert awarding.award(**told, answers={**YES, "effect": False}).state == "tested"
    with pytest.raises(FundError, match="identifier"):
        awarding.award(**told, answers=YES)
    with pytest.raises(FundError, match="entered already"):
        registering.enter_enterprise(name="lunch club", by=officer)


def test_over_the_limit_is_refused_with_the_sum_that_led_to_it(award, bakery, officer):
    given(award(200_000), officer)
    awarding.declare_other(
        enterprise=bakery,
        authority="Greater London Authority",
        amount_pence=100_000_00,
        on=IN_THE_WINDOW,
        by=officer,
    )
    with pytest.raises(OverTheLimit, match=r"£315,001.*at most £15,000 more") as error:
        award(15_001)
    assert [pence for _what, pence in error.value.sum_that_led] == [
        100_000_00,
        200_000_00,
        15_001_00,
    ]
    assert "Greater London Authority" in error.value.sum_that_led[0][0]
    assert Award.objects.count() == 2
    assert award(15_000).state == "notified"


def test_help_of_an_earlier_financial_year_counts_no_more(award, bakery, officer):
    awarding.declare_other(
        enterprise=bakery,
        authority="Arts Council",
        amount_pence=300_000_00,
        on=IN_THE_WINDOW - timedelta(days=31),
        by=officer,
    )
    assert award(315_000)


def test_a_subsidy_is_given_no_earlier_than_it_was_confirmed(award, officer):
    made, long_ago = award(200_000), IN_THE_WINDOW - timedelta(days=31)
    with pytest.raises(FundError, match="The enterprise confirmed on"):
        given(made, officer, on=long_ago)
    with pytest.raises(OverTheLimit):
        award(200_000)


def test_what_is_declared_between_notification_and_gift_counts(award, bakery, officer):
    made = award(200_000)
    awarding.declare_other(
        enterprise=bakery,
        authority="Arts Council",
        amount_pence=200_000_00,
        on=IN_THE_WINDOW,
        by=officer,
    )
    with pytest.raises(OverTheLimit):
        awarding.confirm(award=made, by=officer)
    awarding.withdraw(award=made, by=officer, reason="Over the limit")
    assert award(115_000)


def test_the_database_holds_the_limit_too(award, bakery):
    award(300_000)
    told = {
        "enterprise": bakery,
        "what_for": "Ovens",
        "on": timezone.localdate(),
        "is_subsidy": True,
        "test_reason": "x",
        "state": "notified",
        "notified_on": timezone.localdate(),
    }
    with pytest.raises(IntegrityError, match="Over the limit"), transaction.atomic():
        Award.objects.create(**told, amount_pence=15_000_01)
    assert Award.objects.create(**told, amount_pence=15_000_00)


def test_over_a_hundred_thousand_pounds_the_database_is_due_in_three_months(award, officer):
    made = awarding.confirm(award=award(100_001), by=officer)
    Award.objects.filter(pk=made.pk).update(confirmed_on=date(2026, 11, 25))
    done = awarding.give(award=made, by=officer, on=date(2026, 11, 25))
    assert done.database_due == date(2027, 2, 25)
    with pytest.raises(FundError, match="reference"):
        awarding.enter_in_database(award=done, by=officer, reference=" ")
    done = awarding.enter_in_database(award=done, by=officer, reference="SC10234")
    assert done.database_reference == "SC10234"


def test_every_question_is_answered_with_a_reason(award):
    with pytest.raises(FundError, match="every question"):
        award(100, {"public": True})
    with pytest.raises(FundError, match="more than £0"):
        award(0)


@pytest.mark.parametrize("org_id", ["01234567", "GB-COH-", "COH-1"])
def test_an_enterprise_is_known_by_an_identifier(officer, org_id):
    with pytest.raises(FundError, match="identifier"):
        registering.enter_enterprise(name="Bakery", org_id=org_id, by=officer)


def test_an_enterprise_is_entered_once(bakery, officer):
    with pytest.raises(FundError, match="has this identifier already"):
        registering.enter_enterprise(name="Other", org_id="gb-coh-01234567", by=officer)
    with pytest.raises(FundError, match="has this identifier already"):
        registering.enter_enterprise(name="Other", org_id="GB-COH-1234567", by=officer)
    assert registering.of_group(name="Other", org_id="GB-COH-1234567", by=officer) == bakery


def test_the_letters_say_what_section_37_asks(award, officer):
    made = award(20_000)
    asks = notification(made)
    assert "£20,000" in asks
    assert "£315,000" in asks
    assert "confirm in writing" in asks
    done = given(made, officer)
    says = confirmation(done)
    assert "£20,000" in says
    assert "minimal financial assistance" in says
    assert f"{done.on.day} " in says


def test_a_charity_with_noughts_before_its_number_is_the_same():
    officer = finance_officer()
    first = registering.of_group(name="Lunch Club", org_id="GB-CHC-1234567", by=officer)
    again = registering.of_group(name="The Lunch Club", org_id="gb-chc-01234567", by=officer)
    assert again == first
    with pytest.raises(FundError, match="identifier like"):
        registering.of_group(name="Nobody", org_id="GB-CHC-000", by=officer)
