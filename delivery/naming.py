"""Whom an officer names to decide by signing in: councillors in office, or an officer under delegation. They vote for themselves."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from councillors.models import Councillor
from delivery import letters, own_wards
from delivery.changing import changing, held_draft
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, Vote
from delivery.models.power import Maker
from delivery.recording_votes import check_free
from funds.posting import today
from members.models import Person


def who_may_decide(draft: Decision) -> QuerySet[Councillor]:
    """Councillors in office; under section 236 of the 2007 Act those of the round's own wards alone. Two statements at most."""
    rows = Councillor.objects.in_office(today()).select_related("ward", "person")
    rows = rows.defer("ward__boundary").order_by("ward__name", "name")
    if draft.power and draft.power.maker == Maker.MEMBER:
        rows = rows.filter(ward__code__in=own_wards.codes_of(draft.round))
    return rows


@transaction.atomic
def name_councillor(
    *, decision: Decision, councillor: Councillor, office: str = "", lead: bool = False
) -> Decider:
    """Put a councillor on the list of those who sign. Raises DeliveryError."""
    with changing(decision) as draft:
        _must_be_signed(draft)
        if not who_may_decide(draft).filter(pk=councillor.pk).exists():
            raise DeliveryError(
                _("%(name)s does not decide here: under this power the ward’s own councillors do.")
                % {"name": councillor.name},
                "councillor",
            )
        said = office.strip() or _("councillor for %(ward)s") % {"ward": councillor.ward.name}
        return _named(draft, councillor.name, said, lead, councillor=councillor)


@transaction.atomic
def name_officer(*, decision: Decision, email: str, office: str) -> Decider:
    """Put the officer with this account on the list, under delegation. Raises DeliveryError."""
    with changing(decision) as draft:
        _must_be_signed(draft)
        people = Person.objects.filter(is_staff=True, is_active=True)
        officer = people.filter(email__iexact=email.strip()).first()
        if officer is None or not officer.name:
            raise DeliveryError(_("No officer has an account with this address."), "email")
        return _named(draft, officer.name, office.strip(), False, officer=officer)


@transaction.atomic
def write_absent(*, decision: Decision, decider: Decider, note: str) -> None:
    """That somebody took no part, and why: the others may then decide without them. Raises DeliveryError."""
    draft = held_draft(decision)
    row = draft.deciders.get(pk=decider.pk, before_referral=False)
    if hasattr(row, "signature"):
        raise DeliveryError(_("%(name)s has signed.") % {"name": row.name})
    if not note.strip():
        raise DeliveryError(_("Say why they take no part. It is published."), "note")
    row.vote, row.note = Vote.ABSENT, note.strip()
    row.save(update_fields=["vote", "note"])
    if draft.asked_at:
        row.decision = draft
        letters.absent(row)


@transaction.atomic
def ask_again(*, decision: Decision, decider: Decider) -> None:
    """That somebody written down as absent may sign after all. Raises DeliveryError once the decision is published."""
    draft = held_draft(decision)
    absent = draft.deciders.filter(pk=decider.pk, vote=Vote.ABSENT, before_referral=False)
    if absent.update(vote=Vote.NONE, note="") and draft.asked_at:
        decider.decision = draft
        letters.asked(decider)


def _must_be_signed(draft: Decision) -> None:
    if not draft.is_signed:
        raise DeliveryError(_("This decision is written down from minutes: nobody signs it here."))


def _named(draft: Decision, name: str, office: str, lead: bool, **account: object) -> Decider:
    check_free(draft, name, lead)
    # The same account under another name is the same person.
    if draft.deciders.filter(before_referral=False, **account).exists():
        raise DeliveryError(_("This person is on the list already."), next(iter(account)))
    row = Decider(decision=draft, name=name, office=office, lead=lead, vote=Vote.NONE)
    for field, value in account.items():
        setattr(row, field, value)
    row.save()
    return row
