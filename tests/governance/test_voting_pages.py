"""Members vote in pages: rank or answer, show who they are, cast once; nothing they marked is lost on the way."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from ballots.codes import issue_codes
from ballots.models import RollEntry
from ballots.proxies import appoint_proxy
from governance.models import Contest
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.states import (
    called,
    called_election,
    declared,
    drafted,
    member,
    polled,
    stood,
)
from tests.organisations import MembershipFactory, thirds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def resolution():
    organisation = thirds()
    for code, number in (("families", 7), ("staff", 6), ("funders", 2)):
        for _n in range(number):
            member(organisation, code)
    return called(organisation, accepted_proofs=("sign-in", "posted-code"))


@pytest.fixture
def contest():
    organisation = thirds()
    election = called_election(organisation, accepted_proofs=("sign-in",))
    families = Contest.objects.get(election=election, constituency_code="families")
    for name in ("Abiola Danso", "Grace Whitlock", "Imran Qureshi", "Rosa Lund"):
        stood(families, member(organisation, name=name))
    return polled(election)


def address(thing, name="vote"):
    organisation = (
        thing.organisation if hasattr(thing, "organisation") else thing.election.organisation
    )
    return reverse(f"governance:{name}", args=[organisation.slug, thing.ballot_id])


def holder(thing, index=0):
    return RollEntry.objects.filter(ballot=thing.ballot_id).order_by("pk")[index].holder


def sealed(response):
    return re.search(r'name="choices" value="([^"]+)"', response.content.decode())[1]


def marked(client, thing, **marks):
    """From the paper to the page that checks it; returns the sealed choices."""
    response = client.post(address(thing, "vote_check"), marks)
    return sealed(response)


def papers(thing):
    entries = RollEntry.objects.filter(ballot=thing.ballot_id)
    return entries.exclude(channel="").count()


def test_a_signed_in_member_answers_and_casts_in_two_presses(client, resolution):
    client.force_login(holder(resolution))
    page = client.get(address(resolution)).content.decode()
    assert "Open all three centres on Saturdays" in page
    assert "So few can vote in Funders" in page
    assert "So few can vote in Families" not in page
    choices = marked(client, resolution, answer="1")
    entry = RollEntry.objects.get(ballot=resolution.ballot_id, holder=holder(resolution))
    done = client.post(
        address(resolution, "vote_cast"),
        {"choices": choices, "entry": entry.pk, "proof": "sign-in"},
    ).content.decode()
    assert "Your vote is cast" in done
    assert "<strong>For</strong>" not in done
    assert papers(resolution) == 1
    assert mail.outbox[-1].to == [holder(resolution).email]


def test_who_is_not_signed_in_gets_a_code_and_keeps_the_choice(client, resolution):
    person = holder(resolution)
    choices = marked(client, resolution, answer="2")
    url = address(resolution, "vote_check")
    asked = client.post(url, {"choices": choices, "do": "send", "email": person.email})
    code = re.search(r"\b\d{3} \d{3}\b", mail.outbox[-1].body)[0]
    wrong = client.post(url, {"choices": sealed(asked), "do": "enter", "code": "000 000"})
    assert "not right" in wrong.content.decode()
    entered = client.post(url, {"choices": sealed(wrong), "do": "enter", "code": code})
    assert "<strong>Against</strong>" in entered.content.decode()
    entry = RollEntry.objects.get(ballot=resolution.ballot_id, holder=person)
    done = client.post(
        address(resolution, "vote_cast"), {"choices": sealed(entered), "entry": entry.pk}
    )
    assert "Your vote is cast" in done.content.decode()


def test_a_stranger_is_asked_for_a_code_like_anyone_and_then_has_no_vote(client, resolution):
    choices = marked(client, resolution, answer="1")
    url = address(resolution, "vote_check")
    asked = client.post(url, {"choices": choices, "do": "send", "email": "stranger@example.org"})
    assert "We sent it to stranger@example.org" in asked.content.decode()
    code = re.search(r"\b\d{3} \d{3}\b", mail.outbox[-1].body)[0]
    page = client.post(url, {"choices": sealed(asked), "do": "enter", "code": code})
    assert "has no vote here" in page.content.decode()
    assert papers(resolution) == 0


def test_a_letter_votes_without_an_account_and_a_wrong_code_loses_nothing(client, resolution):
    [(_entry, code)] = issue_codes(
        resolution.ballot,
        OfficerFactory(),
        RollEntry.objects.filter(ballot=resolution.ballot_id)[:1],
    )
    choices = marked(client, resolution, answer="3")
    url = address(resolution, "vote_cast")
    wrong = client.post(url, {"choices": choices, "proof": "posted-code", "code": "A" * 16})
    assert "could not accept this code" in wrong.content.decode()
    done = client.post(
        url, {"choices": sealed(wrong), "proof": "posted-code", "code": code.lower()}
    )
    assert "Your vote is cast" in done.content.decode()


def test_the_same_form_twice_is_one_vote_and_an_older_one_is_stale(client, resolution):
    person = holder(resolution)
    client.force_login(person)
    entry = RollEntry.objects.get(ballot=resolution.ballot_id, holder=person)
    first, second = (marked(client, resolution, answer=a) for a in "12")
    url = address(resolution, "vote_cast")
    receipts = {
        re.search(
            r"app-receipt__code.*?</p>",
            client.post(url, {"choices": c, "entry": entry.pk}).content.decode(),
        )[0]
        for c in (second, second)
    }
    assert len(receipts) == 1
    stale = client.post(url, {"choices": first, "entry": entry.pk}).content.decode()
    assert "You cast a newer vote" in stale


def test_nobody_votes_for_an_entry_that_is_not_theirs(client, resolution):
    client.force_login(holder(resolution))
    other = RollEntry.objects.get(ballot=resolution.ballot_id, holder=holder(resolution, 1))
    choices = marked(client, resolution, answer="1")
    page = client.post(
        address(resolution, "vote_cast"), {"choices": choices, "entry": other.pk}
    ).content.decode()
    assert "could not accept this vote with your account" in page
    assert papers(resolution) == 0


def test_a_proxy_says_for_whom_they_vote(client, resolution):
    person, proxied = holder(resolution), holder(resolution, 1)
    entry = RollEntry.objects.get(ballot=resolution.ballot_id, holder=proxied)
    appoint_proxy(entry, person, proxied)
    client.force_login(person)
    page = client.post(address(resolution, "vote_check"), {"answer": "1"})
    text = page.content.decode()
    assert "For myself" in text
    assert "as their proxy" in text
    none = client.post(address(resolution, "vote_cast"), {"choices": sealed(page)})
    assert "Choose for whom you vote" in none.content.decode()
    done = client.post(
        address(resolution, "vote_cast"), {"choices": sealed(none), "entry": entry.pk}
    )
    assert "Your vote is cast" in done.content.decode()
    assert papers(resolution) == 1


def test_the_delegate_votes_for_a_member_organisation(client):
    organisation, delegate = thirds(), PersonFactory()
    funder = MembershipFactory(
        organisation=organisation,
        class_code="funders",
        member_organisation=thirds(),
        delegate=delegate,
        name="Norwood Homes",
        date_of_birth=None,
        match_key=None,
    )
    resolution = called(organisation)
    client.force_login(delegate)
    page = client.post(address(resolution, "vote_check"), {"answer": "1"})
    assert funder.name in page.content.decode()
    entry = RollEntry.objects.get(ballot=resolution.ballot_id)
    done = client.post(
        address(resolution, "vote_cast"), {"choices": sealed(page), "entry": entry.pk}
    )
    assert "Your vote is cast" in done.content.decode()


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ({}, "Give at least one candidate a place"),
        ({"place-1": "1", "place-2": "1"}, "You gave 1st to both Abiola Danso and Grace Whitlock"),
        ({"place-1": "1", "place-2": "3"}, "You gave nobody 2nd"),
        ({"place-1": "9"}, "Select a valid choice"),
    ],
)
def test_an_order_that_cannot_be_read_is_told_what_is_wrong(client, contest, places, words):
    page = client.post(address(contest, "vote_check"), places).content.decode()
    assert words in page
    assert "What Rosa Lund says" in page


def test_an_order_is_kept_on_the_way_back_and_counted_as_given(client, contest):
    person = holder(contest)
    client.force_login(person)
    page = client.post(address(contest, "vote_check"), {"place-3": "1", "place-1": "2"})
    text = page.content.decode()
    assert text.index("Imran Qureshi") < text.index("Abiola Danso")
    back = client.post(address(contest), {"choices": sealed(page)}).content.decode()
    assert re.search(r'name="place-3".*?<option value="1" selected', back, re.DOTALL)
    entry = RollEntry.objects.get(ballot=contest.ballot_id, holder=person)
    client.post(address(contest, "vote_cast"), {"choices": sealed(page), "entry": entry.pk})
    declared(contest.ballot)
    outcome = contest.ballot.counts.get(main=True).outcome
    assert outcome["elected"][0] == "3"


def test_a_closed_question_leads_to_its_page_and_takes_nothing(client, contest):
    person = holder(contest)
    client.force_login(person)
    choices = marked(client, contest, **{"place-1": "1"})
    declared(contest.ballot)
    assert client.get(address(contest)).url == contest.election.get_absolute_url()
    entry = RollEntry.objects.get(ballot=contest.ballot_id, holder=person)
    page = client.post(
        address(contest, "vote_cast"), {"choices": choices, "entry": entry.pk}
    ).content.decode()
    assert "Voting has closed" in page


def test_what_is_not_public_or_not_of_this_organisation_is_not_found(client, resolution):
    other = thirds()
    assert (
        client.get(reverse("governance:vote", args=[other.slug, resolution.ballot_id])).status_code
        == 404
    )
    draft = drafted(other)
    assert draft.ballot_id is None
    resolution.organisation.published = False
    resolution.organisation.save()
    assert client.get(address(resolution)).status_code == 404


def test_a_receipt_is_checked_by_anyone_who_holds_it(client, resolution):
    client.force_login(holder(resolution))
    entry = RollEntry.objects.get(ballot=resolution.ballot_id, holder=holder(resolution))
    choices = marked(client, resolution, answer="1")
    done = client.post(address(resolution, "vote_cast"), {"choices": choices, "entry": entry.pk})
    block = re.search(r"app-receipt__code.*?</p>", done.content.decode())[0]
    receipt = "".join(re.findall(r"\b[A-Z0-9]{4}\b", block))
    client.logout()
    url = address(resolution, "vote_receipt")
    assert "We have this receipt" in client.post(url, {"receipt": receipt}).content.decode()
    unknown = client.post(url, {"receipt": "A" * 16}).content.decode()
    assert "We do not have this receipt" in unknown
    assert "You typed 3" in client.post(url, {"receipt": "ABC"}).content.decode()


@pytest.mark.parametrize("tampered", ["", "x", "gAAAA"])
def test_a_form_that_is_not_whole_begins_again(client, resolution, tampered):
    for name in ("vote", "vote_check", "vote_cast"):
        response = client.post(address(resolution, name), {"choices": tampered})
        assert response.url == address(resolution)


def test_the_paper_costs_as_many_statements_with_two_candidates_as_with_four(
    client, contest, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        client.get(address(contest))
