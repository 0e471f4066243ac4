import time
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from council import complaining
from council.models import Complaint
from record.models import RecordEntry
from tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db

SENT = {
    "about": "data",
    "text": "You wrote to my old address.",
    "name": "Patience Adeyemi",
    "email": "p@example.org",
}


def complaint_by_phone(**changes):
    return complaining.complain(
        about="vote", text="The page froze.", name="Patience", phone="020 7946 0000", **changes
    )


def at_the_desk(client, officer):
    """Signed in with a second factor shown in this session."""
    client.force_login(officer)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(officer.pk)
    session.save()


def answering_officer():
    officer = OfficerFactory()
    officer.user_permissions.add(Permission.objects.get(codename="answer_complaint"))
    return officer


@time_machine.travel("2026-11-23 10:00:00+00:00", tick=False)
def test_a_complaint_is_kept_acknowledged_and_dated(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/complaints/", SENT, follow=True)
    page = answer.content.decode()
    complaint = Complaint.objects.get()
    assert "We have your complaint" in page
    assert complaint.reference in page
    assert "p@example.org" in page
    assert complaint.acknowledge_by == date(2026, 12, 23)
    assert complaint.state == "acknowledged"
    [sent] = mail.outbox
    assert sent.to == ["p@example.org"]
    assert complaint.reference in sent.subject
    assert "23 November 2026" in sent.body


def test_the_record_never_says_who_or_what(client):
    client.post("/complaints/", SENT)
    entry = RecordEntry.objects.get(action="council.complaint-made")
    assert "Patience" not in f"{entry.__dict__}"
    assert "old address" not in f"{entry.__dict__}"


def test_a_wrong_form_says_what_is_missing_and_keeps_the_rest(client):
    page = client.post("/complaints/", {"text": "It froze.", "name": ""}).content.decode()
    assert "<title>Error: Make a complaint" in page
    assert 'href="#id_about_0">Select what your complaint is about' in page
    assert 'href="#id_name">Enter your name' in page
    assert 'href="#id_email">Enter an email address or a phone number' in page
    assert "It froze.</textarea>" in page
    assert not Complaint.objects.exists()


def test_a_stranger_does_not_see_the_page_of_a_complaint(client):
    complaint_by_phone()
    assert client.get("/complaints/made/").status_code == 404


def test_a_flood_from_one_place_is_slowed(client):
    for _turn in range(10):
        assert client.post("/complaints/", SENT).status_code == 302
    page = client.post("/complaints/", SENT).content.decode()
    assert "tried too often" in page
    assert Complaint.objects.count() == 10


def test_only_officers_who_answer_complaints_see_the_list(client):
    assert client.get("/officer/complaints/").status_code == 302
    for person in [PersonFactory(), OfficerFactory()]:
        at_the_desk(client, person)
        assert client.get("/officer/complaints/").status_code == 404
        assert (
            client.get(f"/officer/complaints/{complaint_by_phone().reference}/").status_code == 404
        )


def test_without_an_email_address_an_officer_acknowledges_by_phone(client):
    complaint = complaint_by_phone()
    assert complaint.state == "received"
    at_the_desk(client, answering_officer())
    page = client.get("/officer/complaints/").content.decode()
    assert "1 complaint waits for you" in page
    assert "Acknowledge by" in page
    page = client.post(
        f"/officer/complaints/{complaint.reference}/acknowledge/", follow=True
    ).content.decode()
    assert f"Complaint {complaint.reference} is acknowledged." in page
    complaint.refresh_from_db()
    assert complaint.acknowledged_at is not None
    page = client.post(
        f"/officer/complaints/{complaint.reference}/acknowledge/", follow=True
    ).content.decode()
    assert "already marked" in page


def test_a_late_acknowledgement_leads_the_list(client):
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        late = complaint_by_phone()
    new = complaint_by_phone()
    at_the_desk(client, answering_officer())
    page = client.get("/officer/complaints/").content.decode()
    assert page.count('class="is-late"') == 1
    assert "Late: acknowledge it now" in page
    assert page.index(late.reference) < page.index(new.reference)


def test_an_answer_goes_to_the_person_once(client, django_capture_on_commit_callbacks):
    complaint = complaining.complain(**SENT)
    at_the_desk(client, answering_officer())
    where = f"/officer/complaints/{complaint.reference}/"
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            where, {"text": "We have corrected your address."}, follow=True
        ).content.decode()
    assert f"Complaint {complaint.reference} is answered." in page
    assert "0 complaints wait for you" in page
    assert mail.outbox[-1].body.startswith("We have corrected your address.")
    page = client.post(where, {"text": "Again."}).content.decode()
    assert "already marked" in page
    complaint.refresh_from_db()
    assert complaint.answer == "We have corrected your address."


def test_the_database_refuses_half_an_answer_and_a_move_backwards():
    complaint = complaint_by_phone()
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(
            state="answered", acknowledged_at=timezone.now()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(phone="")
    complaining.acknowledge(complaint=complaint, by=OfficerFactory())
    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state="received", acknowledged_at=None)
