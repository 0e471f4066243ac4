"""The pages of those who decide: who gets them, what they say, and the whole way from the officer to the published page."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delivery.digests import digest_of
from delivery.models import Decider, Signature
from delivery.publishing import publish
from delivery.signing import ask_to_sign
from tests.budgets.officer.desk import page, proven
from tests.budgets.results.rounds import words
from tests.councillors.budgets import councillor, out_of_office
from tests.delivery.rounds import (
    decidable_round,
    decided,
    depart,
    funded,
    named,
    power,
    signed_by,
    to_sign,
)
from tests.factories import OfficerFactory, PersonFactory, WardFactory, officer_of

pytestmark = pytest.mark.django_db


def address(decider):
    return f"/deciding/{decider.pk}/"


def filled(draft, vote="for", **more):
    """The form as somebody sends it: read, voted on every line, confirmed."""
    votes = {f"vote_{one.pk}": vote for one in draft.lines.all()}
    return {"digest": digest_of(draft), "no_other_interest": "on", **votes, **more}


def test_who_gets_which_page(client):
    draft, (amy, ngozi, _owen) = to_sign()
    elsewhere = councillor("Bo Reid", WardFactory())
    for somebody, listed, theirs in (
        (amy.person, 200, 200),
        (ngozi.person, 200, 404),
        (elsewhere.person, 200, 404),
        (PersonFactory(), 404, 404),
        (OfficerFactory(), 404, 404),
        (officer_of(draft.round, permission="decide_round"), 404, 404),
        (OfficerFactory(is_superuser=True), 404, 404),
    ):
        proven(client, somebody)
        assert client.get("/deciding/").status_code == listed
        assert client.get(address(amy)).status_code == theirs
        assert client.post(address(amy), filled(draft)).status_code in {theirs, 302, 404}
    assert [one.decider for one in Signature.objects.all()] == [amy]


def test_signed_out_or_without_a_second_factor_nobody_signs(client):
    draft, (amy, *_others) = to_sign()
    for somebody in (None, amy.person):
        if somebody:
            client.force_login(somebody)
        for path in ("/deciding/", address(amy)):
            answer = client.post(path, filled(draft)) if path != "/deciding/" else client.get(path)
            assert answer.status_code == 302
            assert "next=" in answer["Location"]
    assert not Signature.objects.exists()


def test_an_unasked_draft_is_nobodys_to_see(client):
    _draft, (amy, *_others) = named(decidable_round())
    proven(client, amy.person)
    assert client.get(address(amy)).status_code == 404
    assert "0 decisions wait for you" in words(client.get("/deciding/"))


def test_a_councillor_reads_declares_votes_and_signs(client):
    draft, (amy, *_others) = to_sign()
    depart(draft, 2, 1_500_000, "Half the street has benches already.")
    ask_to_sign(decision=draft)
    proven(client, amy.person)
    assert "1 decision waits for you" in words(client.get("/councillor/"))
    assert "1 decision waits for you" in words(client.get("/deciding/"))
    said = words(client.get(address(amy)))
    assert "Half the street has benches already." in said
    assert "Residents’ result: £20,000. The draft: £15,000." in said
    assert f"/rounds/{draft.round.slug}/result/" in said or f"/result/{draft.round.slug}/" in said
    first = draft.round.projects.get(option__number=1)
    interest = {
        "declare": "yes",
        "interest-project": first.pk,
        "interest-about": "Chairs the club",
        "interest-disqualifying": "yes",
    }
    refused = client.post(address(amy), {**interest, "interest-about": ""})
    assert "Say what the interest is" in words(refused)
    said = words(client.post(address(amy), interest))
    assert "Your interest is declared." in said
    assert "You stand aside: you declared an interest that disqualifies you" in said
    assert f"vote_{draft.lines.get(project=first).pk}" not in said
    answers = filled(draft)
    answers.pop("no_other_interest")
    refused = words(client.post(address(amy), answers))
    assert "Confirm that you have declared every interest" in refused
    assert refused.count('value="for" aria-describedby') == 0
    assert "checked" in refused
    done = client.post(address(amy), filled(draft, note="Glad of it."), follow=True)
    assert "You have signed this" in words(done)
    assert "Stood aside because of an interest" in words(done)
    assert Signature.objects.get().decider == amy
    client.post(address(amy), {"take-back": "yes"})
    assert not Signature.objects.exists()
    client.post(address(amy), {"strike": amy.interests.get().pk})
    assert not amy.interests.exists()
    again = client.post(address(amy), {"strike": "none"})
    assert again.status_code == 409
    assert "This interest is not in your list any more." in words(again)


def typed(draft, **more):
    """A vote against the first line and for the others, not sent yet, and the digest of the draft that was read."""
    first = draft.lines.first()
    return {**filled(draft), f"vote_{first.pk}": "against", "note": "Sadly.", **more}


def still_marked(answer, draft):
    """Which vote is marked on each line, and what is in the note."""
    form = answer.context["form"]
    return [form[f"vote_{one.pk}"].value() for one in draft.lines.all()], form["note"].value()


INTEREST = {
    "interest-project": "whole",
    "interest-about": "Uses the park",
    "interest-disqualifying": "no",
}


def test_an_interest_is_declared_and_taken_out_without_losing_a_vote(client):
    draft, (amy, *_others) = to_sign()
    proven(client, amy.person)
    before = ["against", "for", "for"], "Sadly."
    answer = client.post(address(amy), typed(draft, declare="yes", **INTEREST))
    assert still_marked(answer, draft) == before
    assert amy.interests.get().about == "Uses the park"
    assert answer.context["declare_form"]["about"].value() is None
    answer = client.post(address(amy), typed(draft, strike=amy.interests.get().pk))
    assert still_marked(answer, draft) == before
    assert not amy.interests.exists()
    answer = client.post(address(amy), typed(draft, declare="yes"))
    assert "Say what the interest is" in words(answer)
    assert still_marked(answer, draft) == before
    assert not Signature.objects.exists()


def test_every_line_is_marked_at_once_and_nothing_is_signed(client):
    draft, (amy, *_others) = to_sign()
    proven(client, amy.person)
    answer = client.post(address(amy), typed(draft, **{"for-all": "yes"}, **INTEREST))
    assert still_marked(answer, draft) == (["for", "for", "for"], "Sadly.")
    assert answer.context["declare_form"]["about"].value() == "Uses the park"
    assert not Signature.objects.exists()


def test_an_interest_half_written_keeps_the_decision_from_being_signed(client):
    draft, (amy, *_others) = to_sign()
    proven(client, amy.person)
    answer = client.post(address(amy), typed(draft, **INTEREST))
    assert "Press “Declare it” under this interest, or empty the field" in words(answer)
    assert still_marked(answer, draft) == (["against", "for", "for"], "Sadly.")
    assert not Signature.objects.exists()


def test_votes_kept_while_the_draft_became_another_are_refused_when_sent(client):
    draft, (amy, *_others) = to_sign()
    proven(client, amy.person)
    read = typed(draft)
    depart(draft, 2, 1_500_000, "Half the street has benches already.")
    ask_to_sign(decision=draft)
    kept = client.post(address(amy), {**read, "declare": "yes", **INTEREST})
    sent = client.post(address(amy), {**read, "digest": kept.context["digest"]})
    assert sent.status_code == 409
    assert "The draft changed while you read it." in words(sent)
    assert not Signature.objects.exists()


def test_each_refusal_is_a_sentence_on_the_page(client):
    draft, (amy, ngozi, owen) = to_sign()
    proven(client, amy.person)
    answer = client.post(address(amy), filled(draft, digest="0" * 64))
    assert answer.status_code == 409
    assert "The draft changed while you read it. Read it again, then sign." in words(answer)
    client.post(address(amy), filled(draft))
    answer = client.post(address(amy), filled(draft))
    assert (answer.status_code, "You have signed this already." in words(answer)) == (409, True)
    depart(draft, 2, 1_000_000, "Half of it.")
    answer = client.post(address(amy), filled(draft))
    assert (answer.status_code, "An officer is changing the draft" in words(answer)) == (409, True)
    said = words(client.get(address(amy)))
    assert "What you signed no longer counts." in said
    assert "Half of it." not in said
    ask_to_sign(decision=draft)
    assert "The draft was changed after you signed it" in words(client.get(address(amy)))
    for one in (amy, ngozi, owen):
        signed_by(Decider.objects.get(pk=one.pk))
    publish(decision=draft, by=OfficerFactory())
    answer = client.post(address(amy), filled(draft))
    assert (answer.status_code, "It cannot change any more." in words(answer)) == (409, True)
    assert "This decision is published" in words(client.get(address(amy)))


def test_whose_office_ended_reads_that_it_did(client):
    draft, (amy, *_others) = to_sign()
    out_of_office(amy.councillor)
    proven(client, amy.person)
    said = words(client.get(address(amy)))
    assert "You no longer decide on this" in said
    assert "Only a councillor in office decides." in said
    assert client.post(address(amy), filled(draft)).status_code == 409


def test_an_officer_under_delegation_finds_it_in_todays_work(client):
    budget_round = decidable_round()
    funded(budget_round)
    draft, _none = named(budget_round, maker="officer", rule="sole", names=())
    ruth = OfficerFactory(name="Ruth Field", email="ruth@council.example")
    decides = proven(client, officer_of(budget_round, permission="decide_round"))
    people = page(budget_round, "decision/people/")
    unknown = {"email": "x@council.example", "office": "director"}
    assert "No officer has an account with this address." in words(client.post(people, unknown))
    client.post(people, {"email": ruth.email, "office": "director of places"})
    assert "Ruth Field, director of places" in words(client.get(people))
    client.post(page(budget_round, "decision/"), {"ask": "yes"})
    assert "Sign the decision on" not in words(client.get("/officer/"))
    proven(client, ruth)
    assert f"Sign the decision on {budget_round.title}" in words(client.get("/officer/"))
    client.post(address(draft.deciders.get()), filled(draft))
    proven(client, decides)
    client.post(page(budget_round, "decision/publish/"))
    budget_round.refresh_from_db()
    assert budget_round.decided_at


def test_an_officer_names_asks_changes_and_publishes(client):
    budget_round = decidable_round()
    funded(budget_round)
    three = [councillor(name, budget_round.ward) for name in ("Amy Lin", "Bo Reid", "Cy Dunn")]
    proven(client, officer_of(budget_round, permission="decide_round"))
    decision, people = page(budget_round, "decision/"), page(budget_round, "decision/people/")
    client.post(decision)
    assert "Say first under which power it is decided." in words(client.get(people))
    basis = {"power": power().pk, "rule": "majority", "way": "signed"}
    minutes = {**basis, "way": "minutes", "minute": "Minute 4"}
    assert "Enter the day of the meeting." in words(client.post(f"{decision}basis/", minutes))
    assert client.post(f"{decision}basis/", basis).status_code == 302
    for one in three:
        assert client.post(people, {"councillor": one.pk}).status_code == 302
    assert "This person is on the list already." in words(
        client.post(people, {"councillor": three[0].pk})
    )
    assert "Choose the councillor" in words(client.post(people, {}))
    assert "Ask them to sign it" in words(client.get(decision))
    client.post(decision, {"ask": "yes"})
    draft = budget_round.decisions.get()
    amy, bo, cy = draft.deciders.all()
    assert "Cllr Amy Lin has not signed yet." in words(client.get(decision))
    signed_by(amy)
    signed_by(bo)
    person = f"{people}{cy.pk}/"
    assert "Say why they take no part" in words(client.post(person, {"absent": "yes"}))
    client.post(person, {"absent": "yes", "note": "On leave."})
    assert "Takes no part: On leave." in words(client.get(people))
    client.post(person, {"ask-again": "yes"})
    assert "Takes no part" not in words(client.get(people))
    depart(draft, 2, 1_500_000, "Half the street has benches.")
    said = words(client.get(decision))
    assert "The draft changed after it was signed" in said
    assert "Cllr Amy Lin, councillor for" in said
    client.post(decision, {"ask": "yes"})
    for one in (amy, bo, cy):
        signed_by(Decider.objects.get(pk=one.pk))
    assert "Publish the decision for good" in words(client.get(f"{decision}publish/"))
    client.post(f"{decision}publish/")
    client.logout()
    public = words(client.get(f"/rounds/{budget_round.slug}/decision/"))
    assert "Each of those named below signed in and signed it." in public
    assert "How each of them voted, project by project" in public
    text = client.get(f"/rounds/{budget_round.slug}/decision/1/signed.json")
    assert hashlib.sha256(text.content).hexdigest() in public


def test_what_was_written_down_from_minutes_says_so(client):
    budget_round = decided()
    said = words(client.get(f"/rounds/{budget_round.slug}/decision/"))
    assert (
        "Recorded by an officer from the minutes: Minute 47. It was taken at the ward meeting."
        in said
    )
    assert "project by project</span>" not in said
    assert client.get(f"/rounds/{budget_round.slug}/decision/1/signed.json").status_code == 404


def test_the_signed_text_of_a_draft_is_not_public(client):
    draft, _three = to_sign()
    assert client.get(f"/rounds/{draft.round.slug}/decision/1/signed.json").status_code == 404


def test_one_decider_or_three_take_as_many_statements(client):
    counts = []
    for number, names in enumerate((("Amy Lin",), ("Bo Reid", "Cy Dunn", "Di Fox"))):
        _draft, deciders = to_sign(decidable_round(slug=f"r{number}"), names=names)
        for one in deciders[1:]:
            signed_by(one)
        proven(client, deciders[0].person)
        client.get(address(deciders[0]))
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(address(deciders[0])).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_draft_changed_while_the_page_is_made_is_not_signed_unread(client, monkeypatch):
    from delivery.sums import sums_of

    draft, (amy, *_others) = to_sign()

    def changed_meanwhile(read):
        depart(draft, 2, 1_500_000, "Half the street has benches.")
        return sums_of(read)

    monkeypatch.setattr("delivery.views.signing.sums_of", changed_meanwhile)
    proven(client, amy.person)
    seen = client.get(address(amy)).context["digest"]
    ask_to_sign(decision=draft)
    assert seen != digest_of(draft)
    answer = client.post(address(amy), filled(draft, digest=seen))
    assert "The draft changed while you read it." in words(answer)
    assert not Signature.objects.exists()
