"""Officers write, call, run and declare resolutions and meetings; nobody else does, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ballots.models import Ballot
from governance.models import Meeting, MeetingState, Resolution
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.states import called, drafted, member, votes
from tests.governance.test_resolution_life import (
    collection,
    dissolvable,
    district,
    sign,
    three_classes,
)
from tests.governance.test_rules_desk import officer_with, page
from tests.organisations import OrganisationFactory, thirds
from tests.states import past_its_close

pytestmark = pytest.mark.django_db(transaction=True)

# Rest of the address: what residents, officers of nothing, of another organisation, the returning officer, a scrutineer,
# the secretary and an administrator get.
DRAFT = "resolutions/saturday-opening/"
RESTS = {
    "resolutions/": (200, 200, 200, 200),
    "new-resolution/": (403, 403, 200, 200),
    DRAFT: (200, 200, 200, 200),
    f"{DRAFT}change/": (403, 403, 200, 200),
    f"{DRAFT}preview/": (403, 403, 200, 200),
    f"{DRAFT}signatures/": (403, 403, 404, 404),
    f"{DRAFT}paper-signatures/": (404, 403, 403, 404),
    f"{DRAFT}paper-signatures/1/": (404, 403, 403, 404),
    f"{DRAFT}postal-count/": (404, 403, 403, 404),
    f"{DRAFT}act/call/": (403, 403, 200, 200),
    f"{DRAFT}act/withdraw/": (403, 403, 200, 200),
    f"{DRAFT}act/other/": (404, 404, 404, 404),
    "meetings/": (200, 200, 200, 200),
    "new-meeting/": (403, 403, 200, 200),
    "meetings/agm/": (200, 200, 200, 200),
    "meetings/agm/change/": (403, 403, 200, 200),
    "meetings/agm/act/call/": (403, 403, 200, 200),
    "votes/{ballot}/": (200, 200, 200, 200),
    "votes/{ballot}/act/suspend/": (200, 403, 403, 200),
    "votes/{ballot}/reconcile/": (200, 403, 403, 200),
    "votes/{ballot}/waiting/1/": (404, 403, 403, 404),
    "votes/{ballot}/letters/": (200, 403, 200, 200),
    "votes/{ballot}/letters/replace/": (200, 403, 200, 200),
    "votes/{ballot}/letters/1/": (404, 403, 404, 404),
    "votes/{ballot}/letters/1/letters.pdf": (405, 403, 405, 405),
    "votes/{ballot}/paper/": (200, 403, 403, 200),
    "votes/{ballot}/paper/identity/": (200, 403, 403, 200),
    "votes/{ballot}/paper/batches/1/": (404, 403, 403, 404),
    "votes/{ballot}/paper/batches/1/key/": (404, 403, 403, 404),
    "votes/{ballot}/assisted/": (200, 403, 403, 200),
    "votes/{ballot}/declare/": (409, 403, 403, 409),
}
# Who takes votes gets what a scrutineer gets, and the desks.
TAKEN = {
    "votes/{ballot}/paper/": 200,
    "votes/{ballot}/paper/identity/": 200,
    "votes/{ballot}/paper/batches/1/": 404,
    "votes/{ballot}/paper/batches/1/key/": 404,
    "votes/{ballot}/assisted/": 200,
}


@pytest.fixture
def organisation():
    made = thirds()
    three_classes(made, families=6, staff=5, funders=1)
    return made


def test_who_gets_what(client, organisation):
    drafted(organisation)
    Meeting.objects.create(
        organisation=organisation,
        slug="agm",
        title="Annual meeting",
        held_at=timezone.now() + timedelta(days=9),
        place="Town hall",
    )
    ballot = called(organisation, title="Another").ballot_id
    there = {rest: page(organisation, rest.format(ballot=ballot)) for rest in RESTS}
    for address in there.values():
        assert client.get(address).url.startswith("/account/login/"), address
    elsewhere = officer_with(OrganisationFactory(), "keep_register")
    for outsider in (PersonFactory(), OfficerFactory(), elsewhere):
        proven(client, outsider)
        for address in there.values():
            assert client.get(address).status_code == 404, address
            assert client.post(address).status_code in {404, 405}, address
    parts = ("return_elections", "scrutinise", "keep_register")
    insiders = [officer_with(organisation, part) for part in parts]
    found = {rest: [] for rest in RESTS}
    for insider in (*insiders, OfficerFactory(is_superuser=True)):
        proven(client, insider)
        for rest, address in there.items():
            found[rest].append(client.get(address).status_code)
    assert {rest: tuple(statuses) for rest, statuses in found.items()} == RESTS
    proven(client, officer_with(organisation, "take_votes"))
    for rest, address in there.items():
        assert client.get(address).status_code == TAKEN.get(rest, RESTS[rest][1]), rest


def test_a_vote_of_another_organisation_is_not_found(client, organisation):
    other = thirds()
    member(other)
    ballot = called(other).ballot_id
    proven(client, officer_with(organisation, "return_elections"))
    assert client.get(page(organisation, f"votes/{ballot}/")).status_code == 404


def parts(name, moment, with_time=True):
    local = timezone.localtime(moment)
    given = {f"{name}-day": local.day, f"{name}-month": local.month, f"{name}-year": local.year}
    return {**given, **({f"{name}-time": "9pm"} if with_time else {})}


def typed(**changed):
    now = timezone.now()
    given = {
        "title": "Saturday opening",
        "text": "Open on Saturdays.",
        "why": "Many parents work.",
        "what_follows": "The centres open in January.",
        "rule_code": "ordinary",
        "channel": "ballot",
        "accepted_proofs": ["sign-in"],
        **parts("record_date", now, with_time=False),
        **parts("opens_at", now + timedelta(days=1)),
        **parts("closes_at", now + timedelta(days=8)),
    }
    return {**given, **changed}


def test_a_secretary_writes_previews_and_calls_a_resolution(client, organisation):
    secretary = proven(client, officer_with(organisation, "keep_register"))
    answer = client.post(page(organisation, "new-resolution/"), typed(), follow=True)
    assert answer.redirect_chain[-1][0] == page(organisation, DRAFT)
    assert "Many parents work." in words(client.get(page(organisation, f"{DRAFT}preview/")))
    client.post(page(organisation, f"{DRAFT}change/"), typed(why="Most parents work."))
    assert Resolution.objects.get().why == "Most parents work."
    call = words(client.get(page(organisation, f"{DRAFT}act/call/")))
    assert "12 members may vote, by the register of today" in call
    assert "So few can vote in Funders" in call
    done = words(client.post(page(organisation, f"{DRAFT}act/call/"), follow=True))
    assert "The resolution is called." in done
    found = Resolution.objects.get()
    assert (found.state, found.called_by, found.ballot.state) == ("called", secretary, "scheduled")
    again = client.post(page(organisation, f"{DRAFT}act/call/"))
    assert again.status_code == 409
    assert client.get(page(organisation, f"{DRAFT}change/")).status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"rule_code": "special"}, "Select a valid choice"),
        ({"channel": "signatures", "accepted_proofs": []}, "section 119 of the 2014 Act"),
        ({"accepted_proofs": []}, "Choose at least one way"),
        ({"closes_at-year": "2020"}, "The vote must close after it opens"),
        ({"record_date-year": "2020"}, "No such rule is in force on the record date"),
        ({"title": ""}, "Say what the resolution is called"),
    ],
)
def test_what_is_refused_is_said_beside_it_and_nothing_is_lost(client, organisation, changed, said):
    proven(client, officer_with(organisation, "keep_register"))
    answer = client.post(page(organisation, "new-resolution/"), typed(**changed))
    text = answer.content.decode()
    assert said in text
    assert "Many parents work." in text
    assert not Resolution.objects.exists()


def test_the_returning_officer_runs_and_declares_and_who_called_cannot(client, organisation):
    resolution = called(organisation)
    there = f"votes/{resolution.ballot_id}/"
    votes(resolution.ballot, organisation.memberships.filter(class_code="families").first(), 1)
    proven(client, officer_with(organisation, "return_elections"))
    assert "You can see how many people have voted, not how." in words(
        client.get(page(organisation, there))
    )
    assert "Give a reason" in words(client.post(page(organisation, f"{there}act/suspend/")))
    client.post(page(organisation, f"{there}act/suspend/"), {"reason": "The site was slow."})
    assert Ballot.objects.get().state == "suspended"
    assert (
        client.post(page(organisation, f"{there}act/suspend/"), {"reason": "x"}).status_code == 409
    )
    client.post(page(organisation, f"{there}act/resume/"))
    early = client.post(page(organisation, f"{there}reconcile/"))
    assert early.status_code == 409
    later = {**parts("closes_at", timezone.now() + timedelta(days=20)), "reason": "More time."}
    client.post(page(organisation, f"{there}act/extend/"), later)
    ballot = Ballot.objects.get()
    assert ballot.extended_reason == "More time."
    past_its_close(ballot)
    client.post(page(organisation, f"{there}reconcile/"))
    assert Ballot.objects.get().state == "counted"
    assert "Saturday opening: passed" in words(client.get(page(organisation, f"{there}declare/")))
    administrator = OfficerFactory(is_superuser=True)
    Resolution.objects.update(called_by=administrator)
    proven(client, administrator)
    refused = client.post(
        page(organisation, f"{there}declare/"), {"statement": "Well done.", "checked": "on"}
    )
    assert refused.status_code == 409
    assert "somebody else must declare it" in words(refused)
    assert "Saturday opening: passed" not in words(refused)
    proven(client, officer_with(organisation, "return_elections"))
    client.post(page(organisation, f"{there}declare/"), {"checked": "on"})
    assert Resolution.objects.get().state == "passed"


def test_a_called_resolution_is_withdrawn_with_a_reason(client, organisation):
    resolution = called(organisation)
    proven(client, officer_with(organisation, "keep_register"))
    there = page(organisation, f"{DRAFT}act/withdraw/")
    assert "Give a reason" in words(client.post(there))
    client.post(there, {"reason": "A better one is coming."})
    text = words(client.get(resolution.get_absolute_url()))
    assert "Saturday opening: withdrawn" in text
    assert "A better one is coming." in text


def test_signatures_are_named_to_the_secretary_and_counted_by_another(client):
    organisation = dissolvable()
    people = [member(organisation) for _n in range(4)]
    resolution = collection(organisation)
    for one in people[:2]:
        sign(resolution, one)
    rest = f"resolutions/{resolution.slug}/"
    proven(client, officer_with(organisation, "keep_register"))
    assert people[0].name in words(client.get(page(organisation, f"{rest}signatures/")))
    assert client.post(page(organisation, f"{rest}act/count/")).status_code == 403
    proven(client, officer_with(organisation, "return_elections"))
    assert client.get(page(organisation, f"{rest}signatures/")).status_code == 403
    early = client.post(page(organisation, f"{rest}act/count/"))
    assert "Too few members have signed so far" in words(early)
    sign(resolution, people[2])
    client.post(page(organisation, f"{rest}act/count/"))
    assert Resolution.objects.get(pk=resolution.pk).state == "passed"
    public = words(client.get(resolution.get_absolute_url()))
    assert "75% of all members signed" in public
    assert people[0].name not in public


def test_a_postal_count_is_brought_in_or_refused_with_what_is_wrong(client):
    resolution = district()
    organisation = resolution.organisation
    proven(client, officer_with(organisation, "return_elections"))
    there = page(organisation, f"resolutions/{resolution.slug}/postal-count/")
    figures = {
        "source": "Declared on 3 May by the returning officer",
        "roll": "400",
        "votes_for": "120",
        "votes_against": "60",
        "rejected": "",
        "roll_value": "9000000",
        "value_for": "3000000",
        "value_against": "1000000",
    }
    wrong = client.post(there, {**figures, "votes_for": "380"})
    assert wrong.status_code == 409
    assert "more votes than voters" in words(wrong)
    assert "Declared on 3 May" in wrong.content.decode()
    client.post(there, figures)
    public = words(client.get(resolution.get_absolute_url()))
    assert "passed" in public
    assert "66.7% of those who voted and 75.0% of their rateable value were in favour" in public
    assert "£3,000,000" in public


def test_a_meeting_is_prepared_called_and_its_minutes_kept(client, organisation):
    proven(client, officer_with(organisation, "keep_register"))
    given = {
        "title": "Annual meeting",
        "body_code": "",
        "place": "Town hall",
        "votes_online": "on",
        "online_rule": "",
        **parts("held_at", timezone.now() + timedelta(days=9)),
    }
    refused = client.post(page(organisation, "new-meeting/"), given)
    assert "Cite the rule that allows this meeting to vote online" in words(refused)
    assert "Town hall" in refused.content.decode()
    client.post(page(organisation, "new-meeting/"), {**given, "online_rule": "Rule 14(2)"})
    there = page(organisation, "meetings/annual-meeting/")
    client.post(f"{there}change/", {**given, "online_rule": "Rule 14(3)"})
    meeting = Meeting.objects.get()
    public = f"/organisations/{organisation.slug}/meetings/annual-meeting/"
    assert client.get(public).status_code == 404
    client.post(f"{there}act/call/")
    assert "Yes, by this rule: Rule 14(3)" in words(client.get(public))
    early = client.post(f"{there}act/hold/", {"attendance": "31", "minutes": "All agreed."})
    assert "The meeting has not begun yet" in words(early)
    assert "All agreed." in early.content.decode()
    Meeting.objects.update(held_at=timezone.now() - timedelta(hours=1))
    client.post(f"{there}act/hold/", {"attendance": "31", "minutes": "All agreed."})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD
    text = words(client.get(public))
    assert "31 people" in text
    assert "All agreed." in text


def test_every_act_has_its_sentence_in_the_record(client, organisation):
    resolution = called(organisation)
    proven(client, officer_with(organisation, "keep_register"))
    client.post(page(organisation, f"{DRAFT}act/withdraw/"), {"reason": "Later."})
    text = words(client.get("/record/"))
    assert f"Members were called to decide on {resolution.as_subject().name}" in text
    assert RecordEntry.objects.filter(action="governance.resolution-withdrawn").exists()
