"""Resolutions as anyone reads them: before the vote, and after the declaration with why it passed or failed."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ballots import merkle
from ballots.counting.command_line import main
from ballots.models import RollEntry
from governance import convening
from governance.convening import MeetingFacts
from governance.errors import GovernanceError
from members.models import Membership
from statute import parameters
from tests.budgets.officer.desk import words
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.states import called, declared, drafted, member, votes
from tests.governance.test_resolution_life import collection, dissolvable, three_classes
from tests.organisations import (
    DraftConstitutionFactory,
    OrganisationFactory,
    ResolutionRuleFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
)

pytestmark = pytest.mark.django_db(transaction=True)
FOR, AGAINST, ABSTAIN = 1, 2, 3


def decided(families, staff, funders, organisation=None, **kwargs):
    """Declared, with the marks of each class; None is somebody who did not vote."""
    organisation = organisation or thirds()
    marks = {"families": families, "staff": staff, "funders": funders}
    people = {code: [member(organisation, code) for _one in given] for code, given in marks.items()}
    resolution = called(organisation, **kwargs)
    for code, given in marks.items():
        for one, mark in zip(people[code], given, strict=True):
            if mark:
                votes(resolution.ballot, one, mark)
    declared(resolution.ballot)
    resolution.refresh_from_db()
    return resolution


def page(client, resolution, rest=""):
    return client.get(resolution.get_absolute_url() + rest)


def test_a_class_weighted_resolution_fails_with_most_heads_in_favour(client):
    resolution = decided([FOR] * 6, [AGAINST] * 2, [AGAINST])
    text = words(page(client, resolution))
    assert "Saturday opening: not passed" in text
    assert (
        "With each group counting for one third, 33.3% was in favour. It needed more than half."
        in text
    )
    assert "66.7%" in text
    assert "6 of the 9 who voted" in text
    assert (
        "The two differ because 6 of the 9 who voted were in the group Families, which counts for one third."
        in text
    )
    assert "Families: 100.0% in favour" in text
    assert "The votes of the group Funders can be told." in text
    assert "They were told before they voted." in text


def test_a_class_weighted_resolution_passes(client):
    resolution = decided([FOR, FOR, ABSTAIN], [FOR, AGAINST], [FOR])
    text = words(page(client, resolution))
    assert "Saturday opening: passed" in text
    assert "83.3% was in favour" in text
    assert "1 person abstained" in text


def test_before_the_vote_the_page_says_what_how_when_and_who(client):
    organisation = thirds()
    three_classes(organisation, families=9, staff=5, funders=1)
    resolution = called(organisation)
    text = words(page(client, resolution))
    assert "Open all three centres on Saturdays" in text
    assert "Each class has its fixed share of the vote" in text
    assert "You can vote until" in text
    assert "So few can vote in Funders" in text
    assert f"/votes/{resolution.ballot_id}/" in page(client, resolution).content.decode()


def test_by_head_count_small_groups_are_shown_together(client):
    organisation = thirds()
    resolution = head_count(organisation)
    text = words(page(client, resolution))
    assert "Small groups together" in text
    assert "Staff, Funders: so few voted there" in text
    assert "Funders:" not in text.replace("Staff, Funders:", "")
    published = page(client, resolution, "result.json")
    facts = json.loads(b"".join(published.streaming_content))
    assert [one["code"] for one in facts["blocks"]] == ["families", "together"]
    assert facts["outcome"]["blocks"] == facts["blocks"]


def head_count(organisation):
    people = three_classes(organisation, families=7, staff=5, funders=1)
    resolution = called_by_heads(organisation)
    for one in people["families"]:
        votes(resolution.ballot, one, FOR)
    for one in (*people["staff"], *people["funders"]):
        votes(resolution.ballot, one, AGAINST)
    declared(resolution.ballot)
    resolution.refresh_from_db()
    return resolution


def called_by_heads(organisation):
    """Under a version of the rules whose ordinary resolution counts heads."""
    constitution = DraftConstitutionFactory(organisation=OrganisationFactory())
    for code in ("families", "staff", "funders"):
        StakeholderClassFactory(constitution=constitution, code=code)
    ResolutionRuleFactory(constitution=constitution, method="head-count")
    adopt(constitution)
    Membership.objects.filter(organisation=organisation).update(
        organisation=constitution.organisation
    )
    return called(constitution.organisation)


def test_what_was_published_is_counted_again_by_the_program(client, tmp_path, capsys):
    resolution = decided([FOR] * 6, [AGAINST] * 2, [AGAINST])
    recount = words(page(client, resolution, "recount/"))
    digest = resolution.ballot.counts.get(main=True).input_digest
    assert digest in recount
    assert resolution.ballot.papers_root in recount
    file = tmp_path / "result.json"
    file.write_bytes(b"".join(page(client, resolution, "result.json").streaming_content))
    assert main([str(file), "--rule", "resolution"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["passed"], found["share"]["exact"], found["input_digest"]) == (
        False,
        "1/3",
        digest,
    )
    leaves = [b"families;1"] * 6 + [b"funders;2"] + [b"staff;2"] * 2
    assert merkle.root(leaves) == resolution.ballot.papers_root


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rule": 1, "blocks": []}', '{"rule": {}}'])
def test_a_file_that_is_no_result_is_refused_with_its_reason(tmp_path, capsys, text):
    file = tmp_path / "result.json"
    file.write_text(text)
    assert main([str(file), "--rule", "resolution"]) == 1
    assert str(file) in capsys.readouterr().err


def test_receipts_are_listed_once_the_result_is_declared(client):
    organisation = thirds()
    one = member(organisation)
    resolution = called(organisation)
    assert page(client, resolution, "receipts/").status_code == 404
    assert page(client, resolution, "recount/").status_code == 404
    assert page(client, resolution, "result.json").status_code == 404
    votes(resolution.ballot, one, FOR)
    declared(resolution.ballot)
    digest = resolution.ballot.receipts.get().digest
    assert digest in words(page(client, resolution, "receipts/"))
    assert digest in words(page(client, resolution, f"receipts/?begins={digest[:6]}"))
    assert "No line begins like that" in words(page(client, resolution, "receipts/?begins=zz"))
    listed = b"".join(page(client, resolution, "receipts.csv").streaming_content).decode()
    assert digest in listed


def test_a_declared_page_is_the_same_for_everyone_and_not_sent_twice(client):
    resolution = decided([FOR], [FOR], [FOR])
    first = page(client, resolution)
    again = client.get(resolution.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_members_sign_and_take_it_back(client):
    organisation = dissolvable()
    people = [member(organisation) for _n in range(2)]
    resolution = collection(organisation)
    there = resolution.get_absolute_url() + "sign/"
    assert "/account/login/" in client.get(there).url
    client.force_login(PersonFactory())
    assert "your account is of none of them" in words(client.get(there))
    client.force_login(people[0].person)
    assert "Tick the box to sign" in words(client.post(there, {"membership": people[0].pk}))
    stranger = client.post(there, {"membership": people[1].pk, "sure": "on"})
    assert "Select a valid choice" in words(stranger)
    client.post(there, {"membership": people[0].pk, "sure": "on"})
    public = words(client.get(resolution.get_absolute_url()))
    assert "of 2 members" in public
    assert people[0].name not in public
    signature = resolution.signatures.get()
    client.force_login(people[1].person)
    take_back = f"{there}{signature.pk}/take-back/"
    assert client.post(take_back).status_code == 404
    client.force_login(people[0].person)
    assert client.get(take_back).status_code == 405
    client.post(take_back)
    assert resolution.signatures.filter(withdrawn_at=None).count() == 0


def proxied():
    organisation = thirds()
    people = [member(organisation) for _n in range(4)]
    resolution = called(organisation, proxies_allowed=True)
    return resolution, people


def entry_of(resolution, one):
    return RollEntry.objects.get(ballot=resolution.ballot_id, member_reference=str(one.pk))


def send(client, resolution, sender, email):
    client.force_login(sender.person)
    there = f"{resolution.get_absolute_url()}proxies/{entry_of(resolution, sender).pk}/"
    return client.post(there, {"email": email})


def test_a_member_sends_a_proxy_and_withdraws_them(client):
    resolution, people = proxied()
    sent = send(client, resolution, people[0], people[1].email.upper())
    assert sent.status_code == 302
    listed = f"{resolution.get_absolute_url()}proxies/"
    assert people[1].email in words(client.get(listed))
    assert entry_of(resolution, people[0]).proxy == people[1].person
    client.post(f"{listed}{entry_of(resolution, people[0]).pk}/", {"withdraw": ""})
    assert entry_of(resolution, people[0]).proxy is None
    client.force_login(PersonFactory())
    assert client.get(listed).status_code == 404


def test_a_refused_proxy_tells_nothing_of_who_is_a_member(client):
    organisation = thirds()
    most = int(parameters.value("proxies-per-holder"))
    busy, last, *senders = [member(organisation) for _n in range(most + 2)]
    resolution = called(organisation, proxies_allowed=True)
    for sender in senders:
        assert send(client, resolution, sender, busy.email).status_code == 302
    found = {
        error_of(send(client, resolution, last, email))
        for email in ("nobody@example.org", PersonFactory().email, busy.email)
    }
    assert len(found) == 1
    assert "We cannot make the person with this address your proxy" in found.pop()


def error_of(response):
    assert response.status_code == 409
    return re.search(r'govuk-error-message">(.*?)</p>', response.content.decode(), re.DOTALL)[1]


def test_no_proxy_where_the_resolution_allows_none(client):
    organisation = thirds()
    one = member(organisation)
    resolution = called(organisation)
    client.force_login(one.person)
    assert page(client, resolution, "proxies/").status_code == 404


def test_drafts_are_not_public_and_indicative_ones_say_so(client):
    organisation = thirds()
    member(organisation)
    draft = drafted(organisation)
    assert page(client, draft).status_code == 404
    indicative = called(organisation, title="Renewal", indicative=True)
    assert "This vote is indicative." in words(page(client, indicative))
    declared(indicative.ballot)
    text = words(page(client, indicative))
    assert "Renewal: not enough were in favour" in text
    assert "No vote that counts was cast" in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_with_one_row_as_with_three(
    client, number, django_assert_max_num_queries
):
    organisation = thirds()
    member(organisation)
    for n in range(number):
        called(organisation, title=f"Open {n}")
        declared(called(organisation, title=f"Done {n}").ballot)
    with django_assert_max_num_queries(6):
        text = words(client.get(f"/organisations/{organisation.slug}/resolutions/"))
    assert text.count("not passed") == number
    with django_assert_max_num_queries(16):
        whole = words(client.get(f"/organisations/{organisation.slug}/"))
    assert "Open 0" in whole
    assert "Done 0: not passed" in whole


def test_a_members_page_lists_their_votes_and_never_how(client):
    organisation = thirds()
    one = member(organisation)
    past = called(organisation, title="Past")
    votes(past.ballot, one, AGAINST)
    declared(past.ballot)
    called(organisation, title="Present")
    client.force_login(one.person)
    text = words(client.get(f"/account/memberships/{one.pk}/"))
    assert "Open to you" in text
    assert "Present" in text
    assert "You took part" in text
    assert "Past" in text
    assert "Against" not in text


def test_two_meetings_lead_to_each_other(client):
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(constitution=constitution, code="families")
    ResolutionRuleFactory(
        constitution=constitution, method="head-count", second_meeting_threshold=5000
    )
    adopt(constitution)
    one = member(organisation)
    meeting = notice(organisation, "First meeting")
    first = called(organisation, meeting=meeting)
    votes(first.ballot, one, FOR)
    declared(first.ballot)
    assert "takes effect only once a second meeting confirms it" in words(page(client, first))
    first.refresh_from_db()
    later = timezone.now() + timedelta(days=20)
    second = called(
        organisation,
        title="Saturday opening, confirmed",
        first=first,
        meeting=notice(organisation, "Second meeting"),
        closes_at=later,
    )
    assert "This is the second of two meetings" in words(page(client, second))
    assert second.get_absolute_url() in page(client, first).content.decode()
    shown = words(client.get(meeting.get_absolute_url()))
    assert "It is confirmed, or not, by this meeting:" in shown
    assert second.meeting.get_absolute_url() in shown
    listed = words(client.get(f"/organisations/{organisation.slug}/meetings/"))
    assert "First meeting" in listed
    with pytest.raises(GovernanceError, match="only where the rules ask for two meetings"):
        drafted(thirds(), first=first)


def notice(organisation, title):
    facts = MeetingFacts(
        title,
        timezone.now() + timedelta(days=9),
        "Town hall",
        votes_online=True,
        online_rule="Rule 9",
    )
    meeting = convening.make_meeting(organisation=organisation, by=OfficerFactory(), facts=facts)
    convening.call(meeting, OfficerFactory())
    return meeting
