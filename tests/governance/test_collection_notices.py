"""Members are told of a collection of their signatures: that it has begun, what came of it, or that it was withdrawn."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from governance import deciding, notice_addresses, resolving
from governance.models import MemberNotice, Resolution
from governance.tasks import send_due_notices
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.officers import secretary_of, signed_in
from tests.governance.states import drafted, member
from tests.governance.test_notices import the_letter, written_to
from tests.governance.test_officer_elections import words
from tests.governance.test_resolution_life import collection, dissolvable, sign
from tests.organisations import MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    organisation = dissolvable()
    return [member(organisation) for _n in range(4)]


@pytest.fixture
def resolution(people):
    made = collection(people[0].organisation)
    mail.outbox.clear()
    return made


def test_members_of_the_record_date_are_told_once_that_they_are_asked_to_sign(resolution, people):
    send_due_notices()
    send_due_notices()
    assert written_to() == {one.person.email: 1 for one in people}
    subject, body = the_letter()
    assert subject == "Will you sign? Saturday opening"
    assert "the signatures of at least 75% of all members" in body
    assert f"{resolution.get_absolute_url()}sign/" in body


def test_before_its_hour_nobody_is_told(people):
    later = timezone.now() + timedelta(days=2)
    made = drafted(
        people[0].organisation,
        rule_code="dissolution",
        channel="signatures",
        opens_at=later,
        closes_at=later + timedelta(days=9),
    )
    resolving.call(made, OfficerFactory())
    send_due_notices()
    assert not mail.outbox
    Resolution.objects.filter(pk=made.pk).update(opens_at=timezone.now())
    send_due_notices()
    assert len(mail.outbox) == 4


def test_what_came_of_it_and_that_it_was_withdrawn_is_told(client, resolution, people):
    send_due_notices()
    mail.outbox.clear()
    for one in people[:3]:
        sign(resolution, one)
    deciding.count_signatures(resolution, OfficerFactory())
    send_due_notices()
    assert len(mail.outbox) == 4
    assert "It passed. 75% of all members signed." in the_letter()[1]
    other = collection(people[0].organisation)
    resolving.withdraw(other, OfficerFactory(), "The words were wrong.")
    mail.outbox.clear()
    send_due_notices()
    assert len(mail.outbox) == 4  # that it began is not news any more
    assert "The words were wrong." in the_letter()[1]
    signed_in(client, secretary_of(resolution.organisation))
    there = f"/officer/organisations/{resolution.organisation.slug}/resolutions/{resolution.slug}/"
    assert "What members have been told" in words(client.get(there))


def test_one_address_of_several_members_is_written_to_once(resolution, django_assert_num_queries):
    guardian = PersonFactory()
    for n in range(2):
        for person, address in ((guardian, guardian.email), (None, "parent@example.org")):
            MembershipFactory(
                organisation=resolution.organisation,
                name=f"Child {n} of {address}",
                person=person,
                guardian_email=address,
                email="child@example.org",
            )
    notice = MemberNotice(resolution=resolution)
    found = notice_addresses.following(notice, 100)
    assert len(found.addresses) == 6
    assert {guardian.email, "parent@example.org"} < set(found.addresses)
    for most in (1, 3):
        with django_assert_num_queries(3):
            assert len(notice_addresses.following(notice, most).addresses) == most
