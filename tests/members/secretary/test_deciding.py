"""From the queue to the register: accepting, refusing, payments, and two officers at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.deciding import accept, confirm_payment, refuse
from members.errors import MemberError
from members.models import Application, Membership, ShareTransaction
from members.outbox import OutgoingPost
from members.seals import unseal
from members.verifying import verify
from record.models import RecordEntry
from tests.budgets.officer.desk import words
from tests.factories import OfficerFactory
from tests.organisations import (
    ApplicationFactory,
    DraftConstitutionFactory,
    MembershipFactory,
    OrganisationFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
    with_shares,
)
from tests.threads import together

GUARDIAN = {"guardian_name": "Ola Nowak", "guardian_email": "ola@example.org"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(monkeypatch):
    """What is posted stays in the outbox, to be read."""
    monkeypatch.setattr("members.outbox._queue", lambda _post_id: None)
    return lambda: [unseal(post.sealed, "outbox") for post in OutgoingPost.objects.all()]


def with_class(**terms):
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(constitution=constitution, code="families", **terms)
    adopt(constitution)
    return organisation


def test_accepting_enters_the_register_tells_the_applicant_and_the_record(
    client, organisation, keeper, at, letters
):
    MembershipFactory(organisation=organisation, number=41)
    one = ApplicationFactory(organisation=organisation, given={"tenancy": "T-9"})
    answer = client.post(at(f"applications/{one.reference}/"), {"accept": "", "reason": "Welcome!"})
    assert answer.url == at("applications/")
    one.refresh_from_db()
    line = one.membership
    assert (one.state, line.number, line.name) == ("accepted", 42, one.name)
    assert (line.person, line.address, line.reference) == (one.applicant, one.address, "T-9")
    assert one.decided_by == keeper
    [letter] = letters()
    assert "number in the register of members is 42" in letter
    assert "Welcome!" in letter
    entry = RecordEntry.objects.last()
    assert entry.action == "members.application-accepted"
    assert one.name not in entry.payload + entry.subject_name


def test_refusing_needs_a_reason_which_the_applicant_reads(
    client, organisation, keeper, at, letters
):
    one = ApplicationFactory(organisation=organisation)
    page = at(f"applications/{one.reference}/")
    assert "Give a reason" in words(client.post(page, {"refuse": "", "reason": " "}))
    client.post(page, {"refuse": "", "reason": "You live outside the area."})
    one.refresh_from_db()
    assert (one.state, one.decision_reason) == ("refused", "You live outside the area.")
    assert "You live outside the area." in letters()[0]
    assert "You live outside the area." in words(client.get(page))
    assert not Membership.objects.exists()
    assert "area" not in RecordEntry.objects.last().payload


@pytest.mark.parametrize("state", ["refused", "withdrawn", "awaiting-consent"])
def test_only_what_waits_can_be_accepted(organisation, state):
    one = ApplicationFactory(
        organisation=organisation, state=state, decision_reason="x", **GUARDIAN
    )
    with pytest.raises(MemberError, match="Nothing was changed"):
        accept(application=one, by=OfficerFactory())
    assert not Membership.objects.exists()


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_only_what_is_open_can_be_refused(organisation, state):
    one = ApplicationFactory(organisation=organisation, state=state, decision_reason="x")
    with pytest.raises(MemberError, match="Nothing was changed"):
        refuse(application=one, by=OfficerFactory(), reason="No.")


def test_an_accepted_application_is_neither_refused_nor_accepted_again(organisation):
    one, by = ApplicationFactory(organisation=organisation), OfficerFactory()
    accept(application=one, by=by)
    for act in (
        lambda: refuse(application=one, by=by, reason="x"),
        lambda: accept(application=one, by=by),
    ):
        with pytest.raises(MemberError, match="“Accepted”"):
            act()
    assert Membership.objects.count() == 1


def test_one_that_waits_for_consent_can_be_refused(organisation):
    one = ApplicationFactory(organisation=organisation, state="awaiting-consent", **GUARDIAN)
    refuse(application=one, by=OfficerFactory(), reason="The parent asked us to.")
    one.refresh_from_db()
    assert one.state == "refused"


@pytest.mark.parametrize(
    ("terms", "given", "sentence"),
    [
        ({"minimum_age": 40}, {}, "at least 40"),
        ({"maximum_age": 19}, {}, "at most 19"),
        ({"minimum_age": 16}, {"date_of_birth": None}, "date of birth is missing"),
        ({"consent_age": 60}, {}, "parent or guardian has not agreed"),
        ({"takes_people": False, "takes_organisations": True}, {}, "kind of member"),
        ({"accepted_proofs": ["in-person"]}, {}, "Nobody has yet shown"),
        ({}, {"class_code": "gone"}, "no class “gone”"),
    ],
)
def test_what_the_rules_in_force_do_not_allow(terms, given, sentence):
    one = ApplicationFactory(organisation=with_class(**terms), **given)
    with pytest.raises(MemberError, match=sentence):
        accept(application=one, by=OfficerFactory())
    one.refresh_from_db()
    assert one.state == "submitted"
    assert not Membership.objects.exists()


def test_with_consent_a_child_is_accepted():
    one = ApplicationFactory(
        organisation=with_class(consent_age=16),
        date_of_birth=date(2015, 1, 1),
        guardian_agreed_at=timezone.now(),
        guardian_name="Patience",
    )
    assert accept(application=one, by=OfficerFactory()).guardian_name == "Patience"


def test_a_verification_counts_until_it_runs_out_and_only_if_the_class_accepts_it():
    organisation = with_class(accepted_proofs=["in-person"])
    one, by = ApplicationFactory(organisation=organisation), OfficerFactory()
    verify(of=one, method="register-match")
    with pytest.raises(MemberError, match="Nobody has yet shown"):
        accept(application=one, by=by)
    old = timezone.now() - timedelta(days=900)
    one.verifications.create(method="in-person", strength=40, at=old, expires_at=old + timedelta(1))
    with pytest.raises(MemberError, match="Nobody has yet shown"):
        accept(application=one, by=by)
    verify(of=one, method="in-person", by=by, seen="Passport")
    line = accept(application=one, by=by)
    assert line.verifications.count() == 3


def test_who_is_a_member_in_that_class_already_is_not_entered_twice(
    client, organisation, keeper, at
):
    line = MembershipFactory(organisation=organisation, email="same@example.org")
    one = ApplicationFactory(
        organisation=organisation,
        name=line.name.upper(),
        date_of_birth=line.date_of_birth,
        match_key=line.match_key,
    )
    page = at(f"applications/{one.reference}/")
    assert "Only you are told" in words(client.get(page))
    answer = client.post(page, {"accept": ""})
    assert answer.status_code == 409
    assert "is a member in that class already" in words(answer)


def test_in_a_second_class_somebody_keeps_one_vote(organisation):
    line = MembershipFactory(organisation=organisation)
    one = ApplicationFactory(
        organisation=organisation, class_code="staff", match_key=line.match_key
    )
    assert not accept(application=one, by=OfficerFactory()).votes_here


def test_an_organisation_joins_with_its_delegate():
    organisation, school = thirds(), OrganisationFactory()
    one = ApplicationFactory(
        organisation=organisation,
        class_code="funders",
        member_organisation=school,
        name=school.name,
        date_of_birth=None,
        match_key=None,
    )
    line = accept(application=one, by=OfficerFactory())
    assert (line.member_organisation, line.person, line.delegate) == (school, None, one.applicant)


def test_paid_shares_are_issued_on_acceptance_and_pledged_ones_when_the_money_is_in(letters):
    by, organisation = OfficerFactory(), with_shares()
    paid = ApplicationFactory(organisation=organisation, shares=5, payment="paid")
    accept(application=paid, by=by)
    move = ShareTransaction.objects.get()
    assert (move.shares, move.amount_pence, move.move) == (5, 500, "issued")
    pledged = ApplicationFactory(organisation=organisation, shares=3, payment="pledged")
    line = accept(application=pledged, by=by)
    assert not line.share_transactions.exists()
    assert "They are issued when your payment has arrived" in letters()[-1]
    confirm_payment(application=pledged, by=by)
    assert line.share_transactions.get().shares == 3
    with pytest.raises(MemberError, match="No payment is awaited"):
        confirm_payment(application=pledged, by=by)


def test_a_payment_is_confirmed_on_the_page_before_the_decision(client, organisation, keeper, at):
    one = ApplicationFactory(organisation=organisation, shares=1, payment="pledged")
    client.post(at(f"applications/{one.reference}/payment/"))
    one.refresh_from_db()
    assert one.payment == "paid"
    answer = client.post(at(f"applications/{one.reference}/payment/"))
    assert answer.status_code == 409


def test_no_payment_is_confirmed_for_what_was_refused(organisation):
    one = ApplicationFactory(
        organisation=organisation, state="refused", decision_reason="x", payment="pledged"
    )
    with pytest.raises(MemberError, match="Send the money back"):
        confirm_payment(application=one, by=OfficerFactory())


def test_several_at_once_and_those_that_cannot_say_why(client, organisation, keeper, at):
    good = ApplicationFactory.create_batch(2, organisation=organisation)
    young = ApplicationFactory(organisation=organisation, date_of_birth=date(2020, 1, 1))
    elsewhere = ApplicationFactory(organisation=thirds())
    chosen = [str(one.reference) for one in (*good, young, elsewhere)]
    answer = client.post(at("applications/"), {"chosen": [*chosen, "rubbish"]})
    assert answer.status_code == 409
    assert "1 application was not accepted" in words(answer)
    assert "at least 16" in words(answer)
    assert Membership.objects.filter(organisation=organisation).count() == 2
    elsewhere.refresh_from_db()
    assert elsewhere.state == "submitted"
    assert "Nobody was chosen" in words(client.post(at("applications/")))


def test_the_queue_is_filtered_and_paged(client, organisation, keeper, at):
    ApplicationFactory(organisation=organisation, name="Waiting Families")
    ApplicationFactory(organisation=organisation, name="Waiting Staff", class_code="staff")
    ApplicationFactory(organisation=organisation, name="Gone", state="withdrawn")
    page = words(client.get(at("applications/")))
    assert "Waiting Families" in page
    assert "Gone" not in page
    page = words(client.get(at("applications/?group=staff")))
    assert "Waiting Staff" in page
    assert "Waiting Families" not in page
    assert "Gone" in words(client.get(at("applications/?state=withdrawn")))
    assert "There are no such applications" in words(client.get(at("applications/?state=nonsense")))
    ApplicationFactory.create_batch(51, organisation=organisation)
    assert "?page=2" in words(client.get(at("applications/")))


def test_an_application_of_another_organisation_is_not_here(client, organisation, keeper, at):
    other = ApplicationFactory(organisation=thirds())
    assert client.get(at(f"applications/{other.reference}/")).status_code == 404
    assert client.post(at(f"applications/{other.reference}/"), {"accept": ""}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_make_one_member():
    one = ApplicationFactory(organisation=thirds())
    officers = OfficerFactory.create_batch(2)
    results = together(*[lambda by=by: accept(application=one, by=by) for by in officers])
    assert sorted(type(result).__name__ for result in results) == ["MemberError", "Membership"]
    assert Membership.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_and_refusing_at_once_decides_once():
    one = ApplicationFactory(organisation=thirds())
    first, second = OfficerFactory.create_batch(2)
    results = together(
        lambda: accept(application=one, by=first),
        lambda: refuse(application=one, by=second, reason="No."),
    )
    assert sum(isinstance(result, MemberError) for result in results) == 1
    one = Application.objects.get()
    assert Membership.objects.count() == (one.state == "accepted")


@pytest.mark.django_db(transaction=True)
def test_two_applicants_accepted_at_once_get_two_numbers():
    organisation = thirds()
    applications = ApplicationFactory.create_batch(4, organisation=organisation)
    by = OfficerFactory()
    together(*[lambda one=one: accept(application=one, by=by) for one in applications])
    assert sorted(Membership.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
