"""What an applicant's side leaves behind is what the secretary's side handles: payments on their way, twins, erased people, evidence, renamed classes."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from members import applying, erasing, evidence, retaining
from members.deciding import accept, confirm_payment, refuse
from members.errors import MemberError
from members.importing import import_members, preview
from members.joining import joining
from members.models import Application, BankDetails, Membership, ShareTransaction
from members.organisation_policies import kept_by
from members.verifying import verify_in_person
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory, PersonFactory
from tests.members.joining_walk import ADULT, join, youth_led
from tests.members.secretary.test_importing import PATIENCE, file_of
from tests.organisations import (
    ApplicationFactory,
    DraftConstitutionFactory,
    MembershipFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
    with_shares,
)

pytestmark = pytest.mark.django_db


def test_a_payment_that_was_sent_is_confirmed_before_or_after_the_decision(
    client, organisation, keeper, at
):
    by, society = OfficerFactory(), with_shares()
    one = ApplicationFactory(organisation=society, shares=3, payment="pledged")
    line = accept(application=one, by=by)
    one.refresh_from_db()
    applying.say_sent(one, one.applicant.as_actor("applicant"))
    confirm_payment(application=one, by=by)
    assert ShareTransaction.objects.get().membership == line
    sent = ApplicationFactory(organisation=organisation, shares=1, payment="sent")
    page = at(f"applications/{sent.reference}/")
    assert "Sent by bank transfer, not seen yet" in words(client.get(page))
    assert "The payment has arrived" in words(client.get(page))
    client.post(f"{page}payment/")
    sent.refresh_from_db()
    assert sent.payment == "paid"


def test_the_desk_counts_members_whose_payment_was_sent(client, organisation, keeper, at):
    one = ApplicationFactory(organisation=organisation, payment="sent")
    Application.objects.filter(pk=one.pk).update(
        state="accepted", membership=MembershipFactory(organisation=organisation)
    )
    assert "Confirm 1 payment to" in words(client.get("/officer/organisations/"))


def test_who_may_be_somebody_else_is_told_to_the_secretary_and_never_accepted_unread(
    client, organisation, keeper, at
):
    first = ApplicationFactory(organisation=organisation, email="first@example.org")
    twin = ApplicationFactory(
        organisation=organisation, match_key=first.match_key, possible_duplicate=True
    )
    assert "May be a member already" in words(client.get(at("applications/")))
    page = words(client.get(at(f"applications/{twin.reference}/")))
    assert "Only you are told" in page
    assert "first@example.org" in page
    answer = client.post(at("applications/"), {"chosen": [str(twin.reference)]})
    assert "Look at it first" in words(answer)
    assert not Membership.objects.exists()
    assert accept(application=twin, by=keeper).number == 1
    client.force_login(twin.applicant)
    own = words(client.get(twin.get_absolute_url()))
    assert "May be a member" not in own
    assert "first@example.org" not in own


def test_the_secretary_reads_who_acts_and_whether_a_guardian_agreed(
    client, organisation, keeper, at
):
    one = ApplicationFactory(
        organisation=organisation,
        acting_name="Bridget Nolan",
        acting_role="Head teacher",
        guardian_name="Ngozi Okafor",
        guardian_email="ngozi@example.org",
    )
    page = words(client.get(at(f"applications/{one.reference}/")))
    assert "Bridget Nolan, Head teacher" in page
    assert "Ngozi Okafor" in page
    assert "Not yet" in page


def test_an_erased_applicant_has_a_place_in_the_queue_and_cannot_be_decided(
    client, organisation, keeper, at
):
    one = ApplicationFactory(organisation=organisation)
    erasing.erase_all_of(one.applicant)
    one.refresh_from_db()
    assert (one.state, one.applicant) == ("withdrawn", None)
    assert "Erased applicant" in words(client.get(at("applications/?state=withdrawn")))
    page = words(client.get(at(f"applications/{one.reference}/")))
    assert "has been erased" in page
    assert 'name="accept"' not in page
    waiting = ApplicationFactory(organisation=organisation, applicant=None)
    with pytest.raises(MemberError, match="has been erased"):
        accept(application=waiting, by=keeper)


def test_nobody_writes_to_who_is_erased(organisation):
    one = ApplicationFactory(organisation=organisation, applicant=None, email="", name="")
    refuse(application=one, by=OfficerFactory(), reason="Gone.")
    assert mail.outbox == []


def test_letters_lead_to_the_membership_and_to_the_application(
    client, organisation, settings, django_capture_on_commit_callbacks
):
    one, other = ApplicationFactory.create_batch(2, organisation=organisation)
    with django_capture_on_commit_callbacks(execute=True):
        line = accept(application=one, by=OfficerFactory())
        refuse(application=other, by=OfficerFactory(), reason="No.")
    told = {message.to[0]: message.body for message in mail.outbox}
    assert settings.SITE_URL + line.get_absolute_url() in told[one.email]
    assert settings.SITE_URL + other.get_absolute_url() in told[other.email]
    client.force_login(one.applicant)
    assert client.get(line.get_absolute_url()).status_code == 200


def test_the_bank_account_is_for_applicants_and_not_on_the_record(client, organisation, keeper, at):
    given = {
        "account_name": "Larkmead Centres",
        "sort_code": "30 96-26",
        "account_number": "12345678",
    }
    wrong = client.post(at("bank/"), {**given, "sort_code": "30"})
    assert "A sort code has 6 numbers" in words(wrong)
    assert "Larkmead Centres" in words(wrong)
    assert not BankDetails.objects.exists()
    assert client.post(at("bank/"), given).url == at()
    assert BankDetails.objects.get().written_sort_code == "30-96-26"
    assert "30-96-26" in words(client.get(at("bank/")))
    entry = RecordEntry.objects.last()
    assert entry.action == "members.bank-details-set"
    assert "12345678" not in entry.payload


def test_what_an_applicant_proved_on_the_way_counts_at_once(client):
    organisation = youth_led()
    given = {key: text for key, text in ADULT.items() if key != "shares"}
    page = join(client, organisation, "staff", {**given, "employment": "E-20417"})
    one = Application.objects.get()
    assert [made.method for made in one.verifications.all()] == ["emailed-code"]
    assert "Before you are accepted" not in words(page)
    line = accept(application=one, by=OfficerFactory())
    assert (line.person, line.reference) == (one.applicant, "E-20417")


def test_an_imported_member_who_has_an_account_finds_the_line_at_once(organisation, client):
    person = PersonFactory(email="P@example.org")
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    stranger = PersonFactory(email="q@example.org")
    EmailAddress.objects.update_or_create(
        user=stranger, email=stranger.email, defaults={"verified": False, "primary": True}
    )
    unproven = "Abiola Danso,3 Mill Lane,BK3 7QX,1970-01-01,Families,q@example.org,"
    import_members(organisation, None, file_of(PATIENCE, unproven), "members.csv", "once")
    first, second = Membership.objects.order_by("number")
    assert (first.person, second.person) == (person, None)
    client.force_login(person)
    assert client.get(first.get_absolute_url()).status_code == 200


def shown(of):
    return verify_in_person(of=of, by=OfficerFactory(), seen="Passport", content=b"%PDF-1 %%EOF")


def test_erasing_takes_what_was_shown_with_it(
    organisation, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EVIDENCE_DIR = tmp_path
    one = ApplicationFactory(organisation=organisation)
    before = shown(one)
    line = accept(application=one, by=OfficerFactory())
    after = shown(line)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(line, one.applicant.as_actor("member"))
    for made in (before, after):
        with pytest.raises(FileNotFoundError):
            evidence.read(made.evidence)
        made.refresh_from_db()
        assert (made.seen, made.evidence, made.method) == ("", "", "in-person")


def test_deleting_an_account_takes_what_was_shown_for_its_applications(
    organisation, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EVIDENCE_DIR = tmp_path
    one = ApplicationFactory(organisation=organisation)
    made = shown(one)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase_all_of(one.applicant)
    with pytest.raises(FileNotFoundError):
        evidence.read(made.evidence)


def test_old_applications_go_with_what_was_shown_and_members_keep_theirs(
    organisation, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EVIDENCE_DIR = tmp_path
    refused, accepted = ApplicationFactory.create_batch(2, organisation=organisation)
    gone, kept = shown(refused), shown(accepted)
    refuse(application=refused, by=OfficerFactory(), reason="No.")
    line = accept(application=accepted, by=OfficerFactory())
    Application.objects.update(decided_at=timezone.now() - timedelta(days=4000))
    with django_capture_on_commit_callbacks(execute=True):
        assert retaining.forget_applications() == 2
    with pytest.raises(FileNotFoundError):
        evidence.read(gone.evidence)
    assert list(line.verifications.values_list("pk", "application")) == [(kept.pk, None)]


def renamed():
    """Since the new year families are called users, with a code of their own; their lines keep the old one."""
    organisation = thirds()
    first = organisation.constitutions.get()
    first.in_force = DateRange(first.in_force.lower, date(2026, 1, 1))
    first.save()
    second = DraftConstitutionFactory(organisation=organisation, version=2, replaces=first)
    StakeholderClassFactory(
        constitution=second, code="users", name="Users", formerly=["families"], minimum_age=16
    )
    StakeholderClassFactory(constitution=second, code="staff")
    adopt(second, date(2026, 1, 1))
    return organisation


def test_a_renamed_class_is_one_class_on_every_page(client):
    organisation = renamed()
    line = MembershipFactory(
        organisation=organisation, class_code="families", person=PersonFactory()
    )
    newer = MembershipFactory(organisation=organisation, class_code="users")
    keeper = OfficerFactory(is_superuser=True)
    client.force_login(line.person)
    assert "Users" in words(client.get(line.get_absolute_url()))
    proven(client, keeper)
    assert organisation in kept_by(keeper)
    register = f"/officer/organisations/{organisation.slug}/members/"
    page = words(client.get(f"{register}?group=users"))
    assert line.name in page
    assert newer.name in page
    assert 'value="families"' not in page
    assert "Users" in words(client.get(f"{register}{line.number}/"))
    public = words(client.get(organisation.get_absolute_url()))
    assert "fewer than 5" in public


def test_an_application_to_a_class_that_was_renamed_meanwhile_goes_on(organisation):
    organisation = renamed()
    one = ApplicationFactory(organisation=organisation, class_code="families")
    assert accept(application=one, by=OfficerFactory()).class_code == "users"


def test_who_is_in_the_class_under_its_old_code_is_in_it(client):
    organisation = renamed()
    line = MembershipFactory(organisation=organisation, class_code="families")
    one = ApplicationFactory(
        organisation=organisation, class_code="users", match_key=line.match_key
    )
    with pytest.raises(MemberError, match="already"):
        accept(application=one, by=OfficerFactory())
    assert joining(organisation, "families", "me").stakeholder_class.code == "users"
    row = f"{line.name},{line.address},BK3 7QX,1984-03-27,Families,,"
    found = preview(organisation, file_of(row))
    assert "a member in that class already" in found.faults[0].reason
