"""Signatures that came on paper are entered by the returning officer, one of each member whatever the channel."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from governance import deciding, signing
from governance.errors import GovernanceError
from governance.models import Signature
from record.models import RecordEntry
from record.sentences import payload
from tests.factories import OfficerFactory
from tests.governance.officers import (
    returning_officer_of,
    scrutineer_of,
    secretary_of,
    signed_in,
)
from tests.governance.states import member
from tests.governance.test_officer_elections import day, words
from tests.governance.test_resolution_life import collection, dissolvable, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution():
    organisation = dissolvable()
    for name in ("Ngozi Okafor", "Siân Evans", "Tom Ellery", "Zuri Adeyemi"):
        member(organisation, name=name)
    return collection(organisation)


def line(resolution, name):
    return resolution.organisation.memberships.get(name=name)


def desk(resolution, rest="paper-signatures/"):
    base = f"/officer/organisations/{resolution.organisation.slug}/resolutions/"
    return f"{base}{resolution.slug}/{rest}"


def entered(resolution, name, by=None, on=None):
    return signing.enter(
        resolution=resolution,
        membership=line(resolution, name),
        signed_on=on or timezone.localdate(),
        by=by or OfficerFactory(),
    )


def test_a_signature_is_found_entered_and_shown_with_who_entered_it(client, resolution):
    officer = signed_in(client, returning_officer_of(resolution.organisation))
    assert desk(resolution) in client.get(desk(resolution, "")).content.decode()
    found = client.post(desk(resolution), {"text": "okafor"})
    one = line(resolution, "Ngozi Okafor")
    there = desk(resolution, f"paper-signatures/{one.pk}/")
    assert there in found.content.decode()
    assert "Siân Evans" not in words(found)
    assert "Tick the box" in words(client.post(there, day("signed_on", timezone.localdate())))
    sent = {**day("signed_on", timezone.localdate()), "checked": "on"}
    done = words(client.post(there, sent, follow=True))
    assert f"The signature of member {one.number} is entered." in done
    assert "1 of 4 members have signed" in done
    signature = Signature.objects.get()
    assert (signature.membership, signature.entered_by, signature.proof) == (one, officer, "paper")
    signed_in(client, secretary_of(resolution.organisation))
    listed = words(client.get(desk(resolution, "signatures/")))
    assert f"On paper, entered by {officer.name}" in listed
    entry = RecordEntry.objects.get(action="governance.signature-entered")
    assert (payload(entry)["signatures"], entry.actor_role) == (1, "returning officer")
    assert "Okafor" not in str(entry.payload)


def test_who_has_signed_is_not_entered_again_and_cannot_sign_again(client, resolution):
    one = line(resolution, "Ngozi Okafor")
    sign(resolution, one)
    with pytest.raises(GovernanceError, match="has signed already: online"):
        entered(resolution, one.name)
    signed_in(client, returning_officer_of(resolution.organisation))
    there = desk(resolution, f"paper-signatures/{one.pk}/")
    assert "A paper from this member is not entered" in words(client.get(there))
    client.post(there, {**day("signed_on", timezone.localdate()), "checked": "on"})
    assert Signature.objects.get().proof == "sign-in"
    entered(resolution, "Tom Ellery")
    with pytest.raises(GovernanceError, match="has signed already: on paper"):
        entered(resolution, "Tom Ellery")
    with pytest.raises(GovernanceError, match="has signed already: on paper"):
        sign(resolution, line(resolution, "Tom Ellery"))
    assert signing.signatures_of(resolution) == 2


def test_the_database_lets_a_standing_signature_not_be_overwritten(resolution):
    entered(resolution, "Tom Ellery")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Signature.objects.update(proof="sign-in", signed_on=None, entered_by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            resolution=resolution,
            membership=line(resolution, "Siân Evans"),
            proof="paper",
            signed_at=timezone.now(),
        )


def test_a_mistake_is_taken_out_with_a_reason_and_entered_anew(client, resolution):
    entered(resolution, "Tom Ellery")
    signed_in(client, returning_officer_of(resolution.organisation))
    there = desk(resolution, f"paper-signatures/{line(resolution, 'Tom Ellery').pk}/")
    assert "Give a reason" in words(client.post(there, {"reason": ""}))
    assert "is taken out" in words(client.post(there, {"reason": "Another Tom."}, follow=True))
    assert signing.signatures_of(resolution) == 0
    entry = RecordEntry.objects.get(action="governance.signature-taken-out")
    assert payload(entry) == {"signatures": 0, "reason": "Another Tom."}
    entered(resolution, "Tom Ellery")
    assert signing.signatures_of(resolution) == 1


def test_a_member_takes_a_signature_on_paper_back(resolution):
    one = line(resolution, "Tom Ellery")
    signing.take_back(signature=entered(resolution, one.name), by=one.person)
    sign(resolution, one)
    assert Signature.objects.get().entered_by is None


def test_dates_own_signatures_and_strangers_are_refused(client, resolution):
    today = timezone.localdate()
    for on in (today + timedelta(days=1), today - timedelta(days=400)):
        with pytest.raises(GovernanceError, match="The date on the paper must be from"):
            entered(resolution, "Tom Ellery", on=on)
    with pytest.raises(GovernanceError, match="Somebody else must enter your own"):
        entered(resolution, "Tom Ellery", by=line(resolution, "Tom Ellery").person)
    stranger = member(dissolvable())
    signed_in(client, returning_officer_of(resolution.organisation))
    assert client.get(desk(resolution, f"paper-signatures/{stranger.pk}/")).status_code == 404
    answer = client.post(desk(resolution), {"text": "nobody"})
    assert "Nobody who could vote on" in words(answer)
    wrong = {**day("signed_on", today + timedelta(days=2)), "checked": "on"}
    there = desk(resolution, f"paper-signatures/{line(resolution, 'Tom Ellery').pk}/")
    refused = client.post(there, wrong)
    assert "The date on the paper must be from" in words(refused)
    assert f'value="{wrong["signed_on-year"]}"' in refused.content.decode()


def test_paper_that_came_in_time_is_entered_after_the_close_until_it_is_counted(client, resolution):
    now = timezone.now()
    type(resolution).objects.filter(pk=resolution.pk).update(
        opens_at=now - timedelta(days=3), closes_at=now - timedelta(days=1)
    )
    for name in ("Ngozi Okafor", "Siân Evans", "Tom Ellery"):
        entered(resolution, name, on=timezone.localdate() - timedelta(days=2))
    deciding.count_signatures(resolution, OfficerFactory())
    assert resolution.state == "passed"
    with pytest.raises(GovernanceError, match="No signatures are taken now"):
        entered(resolution, "Zuri Adeyemi", on=timezone.localdate() - timedelta(days=2))
    signed_in(client, returning_officer_of(resolution.organisation))
    assert client.get(desk(resolution)).status_code == 404


def test_only_the_returning_officer_enters(client, resolution):
    one = line(resolution, "Tom Ellery")
    rests = ("paper-signatures/", f"paper-signatures/{one.pk}/")
    for part, status in ((secretary_of, 403), (scrutineer_of, 403), (returning_officer_of, 200)):
        signed_in(client, part(resolution.organisation))
        assert [client.get(desk(resolution, rest)).status_code for rest in rests] == [status] * 2
    signed_in(client, returning_officer_of(dissolvable()))
    assert [client.get(desk(resolution, rest)).status_code for rest in rests] == [404, 404]


def test_searching_asks_as_much_of_three_as_of_one(
    client, resolution, django_assert_max_num_queries
):
    signed_in(client, returning_officer_of(resolution.organisation))
    for text in ("Ngozi Okafor", "e"):
        with django_assert_max_num_queries(24):
            client.post(desk(resolution), {"text": text})
