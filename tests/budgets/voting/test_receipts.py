"""The receipt: sent to an address, and checked while voting goes on and after the count."""

import re

from django.core import mail

from ballots.reconciling import reconcile
from record.entries import SYSTEM
from tests.budgets.voting.walk import cast_with_letter, checking, receipt_of, text_of
from tests.factories import BudgetRoundFactory
from tests.states import closed


def voted(client, budget_round):
    return cast_with_letter(client, budget_round, checking(client, budget_round, 1))


def send(client, done, email):
    sealed = re.search(r'name="sealed" value="([^"]+)"', done.content.decode())[1]
    return client.post("/receipt/email/", {"sealed": sealed, "email": email})


def check(client, budget_round, receipt):
    return client.post("/receipt/", {"round": budget_round.slug, "receipt": receipt})


def test_sent_by_email(client, budget_round):
    done = voted(client, budget_round)
    answer = send(client, done, "ngozi@example.org")
    assert "We are emailing it to ngozi@example.org." in text_of(answer)
    assert receipt_of(answer) == receipt_of(done)
    assert receipt_of(done).replace("-", " ") in mail.outbox[-1].body


def test_a_wrong_address_keeps_the_receipt_on_the_page(client, budget_round):
    done = voted(client, budget_round)
    answer = send(client, done, "nobody")
    assert "Enter an email address like name@example.com" in text_of(answer)
    assert receipt_of(answer) == receipt_of(done)
    assert mail.outbox == []


def test_a_receipt_of_our_making_only(client, budget_round):
    answer = client.post("/receipt/email/", {"sealed": "forged", "email": "ngozi@example.org"})
    assert answer.url == "/receipt/"
    assert mail.outbox == []


def test_known_however_it_is_typed(client, budget_round):
    receipt = receipt_of(voted(client, budget_round))
    for typed in (receipt, receipt.lower().replace("-", " "), receipt.replace("-", "")):
        answer = check(client, budget_round, typed)
        assert "We have this receipt" in text_of(answer)
        assert "is in the ballot box" in text_of(answer)


def test_unknown_and_mistyped(client, budget_round):
    voted(client, budget_round)
    assert "We do not have this receipt" in text_of(
        check(client, budget_round, "HHHH-HHHH-HHHH-HHHH")
    )
    assert "A receipt has 16 letters and numbers. You typed 4." in text_of(
        check(client, budget_round, "HHHH")
    )
    assert "Choose the vote" in text_of(client.post("/receipt/", {"receipt": "x", "round": "y"}))


def test_only_votes_that_have_opened_are_offered(client, budget_round):
    BudgetRoundFactory(title="A draft")
    assert "A draft" not in text_of(client.get("/receipt/"))
    assert (
        f'<option value="{budget_round.slug}" selected'
        in client.get(f"/receipt/?round={budget_round.slug}").content.decode()
    )


def test_after_the_count(client, budget_round):
    receipt = receipt_of(voted(client, budget_round))
    closed(budget_round.ballot)
    reconcile(budget_round.ballot_id, SYSTEM)
    assert "was counted in" in text_of(check(client, budget_round, receipt))
