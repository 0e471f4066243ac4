"""A vote with a code by e-mail: details, code, cast; and the plain or neutral answers of the design."""

from datetime import date

import pytest
from django.core import mail
from django.http import HttpResponse

from ballots.models import RollEntry
from budgets.visitor import remember_postcode
from members.folding import match_text
from members.models import OutgoingPost
from members.seals import keyed
from tests.budgets.voting.test_with_a_letter import papers
from tests.budgets.voting.walk import (
    ask_for_code,
    cast_with_email,
    cast_with_letter,
    checking,
    emailed_code,
    open_round,
    page,
    receipt_of,
    sealed_of,
    text_of,
)
from tests.factories import PostcodeFactory
from tests.states import CODES, RollEntryFactory

NEUTRAL = "We could not accept this vote online with these details. Nothing is lost: call us"


def asked(client, budget_round, *numbers, **details):
    return ask_for_code(client, budget_round, checking(client, budget_round, *numbers), **details)


def test_from_the_list_to_the_receipt(client, budget_round):
    sent = asked(client, budget_round, 1, 2)
    assert "We sent it to ngozi@example.org. It works until" in text_of(sent)
    assert "Ngozi Okafor" in text_of(sent)
    assert "14 March 1946" in text_of(sent)
    done = cast_with_email(client, budget_round, sent)
    assert "Your vote is cast" in text_of(done)
    assert "We are emailing it to ngozi@example.org." in text_of(done)
    assert papers(budget_round) == [[1, 2]]


def test_the_receipt_comes_by_email_without_the_choice(client, budget_round):
    done = cast_with_email(client, budget_round, asked(client, budget_round, 1))
    letter = mail.outbox[-1]
    assert letter.to == ["ngozi@example.org"]
    assert receipt_of(done).replace("-", " ") in letter.body
    assert "Project" not in letter.body


def test_sent_twice_one_receipt_is_emailed(client, budget_round):
    sent = asked(client, budget_round, 1)
    code = emailed_code()
    first = cast_with_email(client, budget_round, sent, code)
    again = cast_with_email(client, budget_round, sent, code)
    assert receipt_of(first) == receipt_of(again)
    assert [message.subject for message in mail.outbox].count(
        f"Your vote is cast: {budget_round.title}"
    ) == 1


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({"name": ""}, "Enter your full name"),
        ({"born-year": ""}, "The date must include a year"),
        ({"born-month": "13"}, "The date must be a real date, like 27 3 1964"),
        ({"born-year": "2525"}, "Your date of birth must be in the past."),
        ({"address": " "}, "Enter your house or flat number and street"),
        ({"postcode": "BK3"}, "Enter a full postcode"),
        ({"email": "ngozi"}, "Enter an email address like name@example.com"),
        ({"born-year": "2024"}, "You must be 16 or over on"),
        ({"postcode": "BK9 9ZZ"}, "We do not know BK9 9ZZ."),
        ({"name": "x" * 121}, "at most 120 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, budget_round, details, sentence):
    refused = asked(client, budget_round, 1, **details)
    assert sentence in text_of(refused)
    assert "Project 1" in text_of(refused)
    body = refused.content.decode()
    if "email" not in details:
        assert 'value="ngozi@example.org"' in body
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("details", "place"),
    [({"born-year": "2024"}, "details_born-day"), ({"postcode": "BK9 9ZZ"}, "details_postcode")],
)
def test_why_somebody_may_not_vote_stands_beside_what_it_is_about(
    client, budget_round, details, place
):
    assert f'href="#{place}"' in asked(client, budget_round, 1, **details).content.decode()


def test_a_postcode_is_shown_as_it_is_written(client, budget_round):
    sent = asked(client, budget_round, 1, postcode="bk37qx")
    assert "22 Coppice Hill, BK3 7QX" in text_of(sent)


def test_another_ward_and_another_borough_get_a_plain_answer(client, budget_round):
    PostcodeFactory(compact="BK41AA")
    PostcodeFactory(compact="SE11AA", ward=None)
    assert "This postcode is outside the area that votes here." in text_of(
        asked(client, budget_round, 1, postcode="BK4 1AA")
    )
    assert "SE1 1AA is outside this council’s area." in text_of(
        asked(client, budget_round, 1, postcode="SE1 1AA")
    )


def test_the_postcode_given_before_is_filled_in(client, budget_round):
    response = HttpResponse()
    remember_postcode(response, "BK3 7QX")
    client.cookies["place"] = response.cookies["place"].value
    assert "BK3 7QX" in text_of(client.get(page(budget_round)))
    assert 'value="BK3 7QX"' in checking(client, budget_round, 1).content.decode()


@pytest.mark.parametrize("code", ["", "12 34", "000000000"])
def test_a_code_that_cannot_be_one(client, budget_round, code):
    sent = asked(client, budget_round, 1)
    refused = client.post(
        page(budget_round, "cast/"),
        {"choices": sealed_of(sent), "proof": "emailed-code", "code": code},
    )
    assert "code from the email" in text_of(refused)
    assert "We sent it to ngozi@example.org" in text_of(refused)


def test_a_wrong_code_leaves_the_right_one_good(client, budget_round):
    sent = asked(client, budget_round, 1)
    wrong = "111 111" if emailed_code() != "111 111" else "222 222"
    refused = cast_with_email(client, budget_round, sent, wrong)
    assert "That code is not right." in text_of(refused)
    assert papers(budget_round) == []
    assert "Your vote is cast" in text_of(cast_with_email(client, budget_round, refused))


def test_a_new_code_makes_the_old_one_void(client, budget_round):
    sent = asked(client, budget_round, 1)
    old = emailed_code()
    again = client.post(page(budget_round, "check/"), {"choices": sealed_of(sent), "do": "send"})
    assert "We sent it to ngozi@example.org" in text_of(again)
    assert len(mail.outbox) == 2
    if emailed_code() != old:
        assert "That code is not right." in text_of(
            cast_with_email(client, budget_round, again, old)
        )
    assert "Your vote is cast" in text_of(cast_with_email(client, budget_round, again))


def test_details_can_be_changed(client, budget_round):
    sent = asked(client, budget_round, 1)
    edit = client.post(page(budget_round, "check/"), {"choices": sealed_of(sent), "do": "edit"})
    body = edit.content.decode()
    assert 'value="Ngozi Okafor"' in body
    assert 'value="1946"' in body
    assert "Code from your letter" in body
    assert 'app-other-way" open' in body
    letter = client.post(page(budget_round, "check/"), {"choices": sealed_of(sent), "do": "letter"})
    assert 'app-other-way">' in letter.content.decode()


def test_a_letter_after_all(client, budget_round):
    sent = asked(client, budget_round, 1)
    edit = client.post(page(budget_round, "check/"), {"choices": sealed_of(sent), "do": "edit"})
    assert "Your vote is cast" in text_of(cast_with_letter(client, budget_round, edit))


def test_an_entry_of_another_address_gets_a_neutral_answer_and_the_first_is_told(
    client, budget_round
):
    cast_with_email(client, budget_round, asked(client, budget_round, 1))
    sent = asked(client, budget_round, 2, email="other@example.org")
    refused = cast_with_email(client, budget_round, sent)
    assert NEUTRAL in text_of(refused)
    assert papers(budget_round) == [[1]]
    assert [m.to for m in mail.outbox if "Somebody else" in m.subject] == [["ngozi@example.org"]]


def test_the_same_person_with_a_plus_tag_changes_the_vote(client, budget_round):
    cast_with_email(client, budget_round, asked(client, budget_round, 1))
    sent = asked(client, budget_round, 2, email="Ngo.zi+vote@example.org")
    assert "Your vote is cast" in text_of(cast_with_email(client, budget_round, sent))
    assert papers(budget_round) == [[2]]


def test_who_voted_with_a_letter_is_not_overruled_by_an_email(client, transactional_db):
    budget_round = open_round(voters=0)
    born = date(1946, 3, 14)
    RollEntryFactory(
        ballot=budget_round.ballot,
        code=CODES[5],
        match_key=keyed("match", match_text("Ngozi Okafor", born, "BK37QX")),
    )
    cast_with_letter(client, budget_round, checking(client, budget_round, 1), CODES[5])
    refused = cast_with_email(client, budget_round, asked(client, budget_round, 2))
    assert NEUTRAL in text_of(refused)
    assert papers(budget_round) == [[1]]


def test_who_is_not_on_the_register_waits_for_an_officer(client, budget_round):
    done = cast_with_email(client, budget_round, asked(client, budget_round, 1))
    assert "An officer checks your entry on the roll before the count" in text_of(done)
    assert RollEntry.objects.get(declared=True).standing == "waiting"


def test_without_a_usual_address(client, transactional_db):
    budget_round = open_round(who_may_vote=["lives", "no-fixed-address"])
    checked = checking(client, budget_round, 1)
    assert "I am here, without a usual address" in text_of(checked)
    sent = ask_for_code(
        client, budget_round, checked, connection="no-fixed-address", address="", postcode=""
    )
    assert "Your vote is cast" in text_of(cast_with_email(client, budget_round, sent))
    missing = ask_for_code(client, budget_round, checked)
    assert "Choose why you can vote here" in text_of(missing)


def _take_the_mail_server_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def test_mail_server_down_no_code_is_promised(client, budget_round, settings):
    _take_the_mail_server_down(settings)
    refused = asked(client, budget_round, 1)
    assert "We could not send the email." in text_of(refused)
    assert 'value="ngozi@example.org"' in refused.content.decode()


def test_mail_server_down_the_vote_stands_and_the_receipt_is_on_the_page(
    client, budget_round, settings
):
    sent = asked(client, budget_round, 1)
    code = emailed_code()
    _take_the_mail_server_down(settings)
    done = cast_with_email(client, budget_round, sent, code)
    assert "Your vote is cast" in text_of(done)
    assert len(receipt_of(done)) == 19
    assert OutgoingPost.objects.count() == 1


def test_an_inbox_is_not_flooded(client, budget_round):
    for _time in range(12):
        last = asked(client, budget_round, 1)
    assert "That has been tried too often." in text_of(last)
    assert len(mail.outbox) < 12


def test_a_household_may_share_an_address(client, budget_round):
    for name in ("Ngozi Okafor", "Ada Okafor", "Chi Okafor"):
        sent = asked(client, budget_round, 1, name=name)
        assert "Your vote is cast" in text_of(cast_with_email(client, budget_round, sent))
    assert len(papers(budget_round)) == 3
