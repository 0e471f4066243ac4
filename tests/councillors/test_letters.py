"""Who is written to and when, what comes back, and the file of grants: public columns and nothing else."""

import csv
import io
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from councillors import asking, checking, forgetting, recovering, reminding
from councillors.models import GrantRequest, MatchOffer
from funds import awarding, balances
from funds.errors import FundError
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.councillors.budgets import (
    A_SUBSIDY,
    NOBODY,
    answered,
    asked,
    checked,
    offer,
    paid,
    past,
    pool,
    three,
    wish,
)
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """What an act has sent, as (to, subject, text)."""

    def of(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(one.to[0], one.subject, one.body) for one in mail.outbox]

    return of


def test_a_request_is_told_to_the_group_and_to_whoever_decides(letters):
    ada, ben, _carla = three()
    sent = letters(lambda: asking.ask(of=ada, wish=wish(), contact=NOBODY))
    assert [to for to, _subject, _text in sent] == [NOBODY.email, ada.councillor.person.email]
    assert "We have your request for £500: Football goals." in sent[0][2]
    assert "/councillors/requests/" not in sent[0][2]
    assert "/councillor/requests/" in sent[1][2]
    assert "Nadia" not in sent[1][2]
    shared = pool([ada, ben])
    sent = letters(lambda: asking.ask(of=shared, wish=wish(), contact=NOBODY))
    emails = {ada.councillor.person.email, ben.councillor.person.email, NOBODY.email}
    assert {to for to, _subject, _text in sent} == emails


@pytest.mark.parametrize(
    ("says", "sentence"), [("yes", "was agreed: £500"), ("no", "was declined")]
)
def test_the_answer_goes_to_the_group_with_its_reason(letters, says, sentence):
    request = asked(three()[0])
    [(to, _subject, text)] = letters(lambda: answered(request, says=says, reason="Many play."))
    assert to == NOBODY.email
    assert sentence in text
    assert "Cllr Ada Lovell: Many play." in text


def test_of_a_pool_the_group_hears_when_it_is_decided_and_not_before(letters):
    ada, ben, carla = three()
    request = asked(pool([ada, ben, carla]))
    assert letters(lambda: answered(request, ada.councillor)) == []
    [(_to, _subject, text)] = letters(lambda: answered(request, ben.councillor))
    assert "was agreed" in text


def test_a_question_reaches_the_group_and_is_published_nowhere(client, letters):
    request = asked(three()[0])
    proven(client, finance_officer())
    path = f"/officer/councillors/requests/{request.pk}/"
    [(to, _subject, text)] = letters(
        lambda: client.post(path + "ask-more/", {"question": "Who holds the key?"})
    )
    assert (to, "Who holds the key?" in text) == (NOBODY.email, True)
    assert not RecordEntry.objects.filter(payload__contains="key").exists()
    assert RecordEntry.objects.filter(action="councillors.more-asked").count() == 1
    assert "Write what the group" in words(client.post(path + "ask-more/", {"question": " "}))


def test_nobody_is_written_to_who_was_forgotten(letters):
    request = asked(three()[0])
    asking.withdraw(request=request, by=finance_officer(), reason="No")
    past(request, made_at=timezone.now() - timedelta(days=4000))
    assert forgetting.forget_contacts() == 1
    past(request, state="asked", ended_reason="")
    told = {"request": request, "by": finance_officer()}
    with pytest.raises(FundError, match="Nobody knows"):
        asking.ask_more(**told, question="Who?")
    assert letters(lambda: asking.withdraw(**told, reason="No")) == []


def test_what_ends_is_told_with_its_reason(letters):
    ada = three()[0]
    by, agreed, waiting = finance_officer(), answered(asked(ada)), asked(ada)
    off = letters(lambda: checking.call_off(request=agreed, by=by, reason="It dissolved"))
    gone = letters(lambda: asking.withdraw(request=waiting, by=by, reason="They have goals"))
    assert "It dissolved" in off[0][2]
    assert "They have goals" in gone[0][2]


def test_a_paid_subsidy_brings_its_letter_of_confirmation_with_the_day_of_payment(letters):
    from councillors import ordering
    from funds import paying
    from funds.models import Award

    agreed, by = answered(asked(three()[0])), finance_officer()
    request = checked(agreed, A_SUBSIDY, org_id="GB-CHC-1234567")
    award = request.check_made.award
    awarding.confirm(award=award, by=by)
    payment = ordering.order(request=request, by=by)
    paying.approve(payment=payment, by=finance_officer())
    yesterday = timezone.localdate() - timedelta(days=1)
    Award.objects.filter(pk=award.pk).update(confirmed_on=yesterday)
    [(_to, _subject, text)] = letters(
        lambda: paying.pay(payment=payment, by=by, happened_on=yesterday)
    )
    assert "we paid you £500 for: Football goals" in text
    assert "Confirmation of minimal financial assistance" in text
    assert text.count(f"On {yesterday.day} ") == 2
    award.refresh_from_db()
    assert (award.state, award.on) == ("given", yesterday)


def test_an_offer_that_ends_soon_is_told_once_to_those_who_can_take_it(letters):
    allocations = three()
    soon = timezone.now() + timedelta(days=10)
    here = offer(until=soon, wards=(allocations[0].councillor.ward.code,))
    offer(until=timezone.now() + timedelta(days=40))
    three()
    sent = letters(reminding.remind_of_offers)
    assert {to for to, _subject, _text in sent} == {
        one.councillor.person.email for one in allocations
    }
    assert "£1,000 of it is not taken" in sent[0][2]
    assert letters(reminding.remind_of_offers) == []
    assert MatchOffer.objects.get(pk=here.pk).reminded_at


def test_nobody_hears_of_an_offer_with_nothing_left(letters):
    ada = three()[0]
    offer(cap=500_00, until=timezone.now() + timedelta(days=10))
    answered(asked(ada))
    assert letters(reminding.remind_of_offers) == []


def test_what_was_not_spent_comes_back_to_its_funds_and_is_shown(client):
    ada = three()[0]
    request = paid(answered(asked(ada)))
    proven(client, finance_officer())
    path = f"/officer/councillors/requests/{request.pk}/"
    given = {"amount_pence": "120", "reason": "Cheaper goals", "key": "form:1"}
    for _twice in range(2):
        client.post(path + "refund/", given)
    assert balances.of_fund(ada.fund).paid == 380_00
    assert RecordEntry.objects.filter(action="councillors.refunded").count() == 1
    assert "£120. Cheaper goals" in words(client.get(request.get_absolute_url()))
    over = client.post(path + "refund/", {**given, "amount_pence": "381", "key": "form:2"})
    assert "£380 of this payment did not come back" in words(over)
    waiting = {"request": asked(ada), "by": finance_officer()}
    with pytest.raises(FundError, match="is marked"):
        recovering.recover(**waiting, amount_pence=100, reason="x")


def test_the_file_has_grants_and_nothing_sealed(client):
    ada, ben, _carla = three()
    offer(cap=100_00)
    paid(answered(asked(ada, what_for="=1+1")))
    asked(ada, group_name="Waiting group")
    asking.ask(of=ada, wish=wish(group_name="Hidden group"), contact=NOBODY)
    answered(asked(ben, group_name="Declined group"), says="no")
    recovering.recover(
        request=GrantRequest.objects.get(state="paid"),
        amount_pence=50_00,
        by=finance_officer(),
        reason="Less",
    )
    text = b"".join(client.get("/councillors/grants.csv").streaming_content).decode("utf-8-sig")
    for hidden in ("Nadia", "nadia@", "Tom Field", "Waiting", "Hidden", "Declined"):
        assert hidden not in text
    [row] = csv.DictReader(io.StringIO(text))
    assert row["Amount Awarded"] == row["Amount Disbursed"] == "600.00"
    assert (row["Matched by a Partner"], row["Came Back"]) == ("100.00", "50.00")
    assert (row["Decided By"], row["State"]) == ("Cllr Ada Lovell", "paid")
    assert row["Title"] == "'=1+1"


@pytest.mark.parametrize("number", [1, 3])
def test_the_file_takes_the_same_statements(client, number, django_assert_num_queries):
    ada = three()[0]
    for _n in range(number):
        answered(asked(ada))
    with django_assert_num_queries(2):
        list(client.get("/councillors/grants.csv").streaming_content)
