"""Help for an enterprise, and minimal financial assistance under sections 36 and 37 of the Subsidy Control Act 2022.

Tested, notified, confirmed, given.

The enterprise's row is the lock: of two awards at once the second is held against the first.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.limits import check_limit, database_due
from funds.models import Award, AwardState, Enterprise
from funds.posting import today
from funds.registering import OFFICER, must_be_registered
from funds.subsidy_test import Answers, Verdict, judge
from look import words
from look.words import pounds
from members.models import Person
from record import entries


@transaction.atomic
def award(
    *,
    enterprise: Enterprise,
    amount_pence: int,
    what_for: str,
    answers: Answers,
    reason: str,
    by: Person,
    on: date | None = None,
    in_kind: bool = False,
) -> Award:
    """Keep the officer's test. A subsidy within the limit is notified; what is none can be paid at once.

    Raises FundError, or OverTheLimit with the sum that led to it; then nothing is saved.
    """
    verdict = judge(answers, reason)
    what_for = _checked(amount_pence, what_for)
    enterprise, day = _locked(enterprise), on or today()
    if verdict.is_subsidy:
        must_be_registered(enterprise)
        check_limit(enterprise, amount_pence, day, what_for)
    made = Award.objects.create(
        enterprise=enterprise,
        amount_pence=amount_pence,
        what_for=what_for,
        on=day,
        in_kind=in_kind,
        **_tested(verdict),
        state=AwardState.NOTIFIED if verdict.is_subsidy else AwardState.TESTED,
        notified_on=today() if verdict.is_subsidy else None,
    )
    _record(made, by, "funds.award-notified" if verdict.is_subsidy else "funds.award-no-subsidy")
    return made


@transaction.atomic
def declare_other(
    *, enterprise: Enterprise, authority: str, amount_pence: int, on: date, by: Person
) -> Award:
    """Assistance from another public authority that the enterprise told us of. It counts like our own. Raises FundError."""
    if not authority.strip():
        raise FundError(_("Say which public body gave it."), "authority")
    if on > today():
        raise FundError(_("The day must be today or earlier."), "on")
    what_for = _checked(amount_pence, _("Declared by the enterprise"))
    made = Award.objects.create(
        enterprise=_locked(enterprise),
        amount_pence=amount_pence,
        what_for=what_for,
        on=on,
        authority=authority.strip(),
        is_subsidy=True,
        test_reason=_("Declared by the enterprise as minimal financial assistance."),
        state=AwardState.GIVEN,
    )
    _record(made, by, "funds.award-declared")
    return made


@transaction.atomic
def confirm(*, award: Award, by: Person) -> Award:
    """The enterprise confirmed in writing that it stays within the limit. Raises FundError, OverTheLimit."""
    award = _at(award, AwardState.NOTIFIED)
    check_limit(award.enterprise, award.amount_pence, award.on, award.what_for, but_not=award)
    award.state, award.confirmed_on = AwardState.CONFIRMED, today()
    award.save(update_fields=["state", "confirmed_on"])
    _record(award, by, "funds.award-confirmed")
    return award


@transaction.atomic
def give(*, award: Award, by: Person, on: date | None = None) -> Award:
    """Help that is not money was given on that day. Money is given by its payment. Raises FundError, OverTheLimit."""
    award, day = _at(award, AwardState.CONFIRMED, AwardState.TESTED), on or today()
    if not award.in_kind:
        raise FundError(_("Money is given by its payment: ask for that instead."))
    if day > today():
        raise FundError(_("The day must be today or earlier."), "on")
    return _give(award, by, day)


def given_by_payment(*, award: Award, by: Person, on: date) -> None:
    """Its first payment was made on that day; with later ones nothing more happens. The caller holds the lock. Raises OverTheLimit."""
    if award.state != AwardState.GIVEN:
        _give(award, by, on)


@transaction.atomic
def withdraw(*, award: Award, by: Person, reason: str) -> Award:
    """Before it is given, with a reason. Raises FundError."""
    award = _at(award, AwardState.TESTED, AwardState.NOTIFIED, AwardState.CONFIRMED)
    if not reason.strip():
        raise FundError(_("Give a reason."), "reason")
    if award.payments.outstanding().exists():
        raise FundError(_("A payment under this award is asked for. Cancel that first."))
    award.state, award.withdrawn_reason = AwardState.WITHDRAWN, reason.strip()[:300]
    award.save(update_fields=["state", "withdrawn_reason"])
    _record(award, by, "funds.award-withdrawn", reason=award.withdrawn_reason)
    return award


@transaction.atomic
def enter_in_database(*, award: Award, by: Person, reference: str) -> Award:
    """It stands in the public subsidy database, under this reference. Raises FundError."""
    award = _at(award, AwardState.GIVEN)
    if award.database_due is None:
        raise FundError(_("This award need not be in the subsidy database."))
    if not reference.strip():
        raise FundError(_("Enter the reference that the database gave, like SC10234."), "reference")
    award.database_reference = reference.strip()
    award.save(update_fields=["database_reference"])
    _record(award, by, "funds.award-in-database", reference=award.database_reference)
    return award


def locked(award: Award) -> Award:
    """As it is now, with its enterprise locked."""
    _locked(award.enterprise)
    return Award.objects.select_related("enterprise").get(pk=award.pk)


def _give(award: Award, by: Person, day: date) -> Award:
    """Where the public database wants a subsidy, the last day for that is set."""
    if award.is_subsidy:
        if award.confirmed_on is not None and day < award.confirmed_on:
            raise FundError(
                _("The enterprise confirmed on %(day)s. A subsidy is given on that day or later.")
                % {"day": words.day(award.confirmed_on)},
                "on",
            )
        check_limit(award.enterprise, award.amount_pence, day, award.what_for, but_not=award)
        award.database_due = database_due(award.amount_pence, day)
    award.state, award.on = AwardState.GIVEN, day
    award.save(update_fields=["state", "on", "database_due"])
    _record(award, by, "funds.award-given" if award.is_subsidy else "funds.help-given")
    return award


def _checked(amount_pence: int, what_for: str) -> str:
    what_for = " ".join(what_for.split())[:300]
    if amount_pence <= 0:
        raise FundError(_("The amount must be more than £0."), "amount_pence")
    if not what_for:
        raise FundError(_("Say what the assistance is for."), "what_for")
    return what_for


def _tested(verdict: Verdict) -> dict[str, object]:
    return {
        "is_subsidy": verdict.is_subsidy,
        "test": verdict.as_data(),
        "test_reason": verdict.reason,
    }


def _locked(enterprise: Enterprise) -> Enterprise:
    return Enterprise.objects.select_for_update(no_key=True).get(pk=enterprise.pk)


def _at(award: Award, *states: AwardState) -> Award:
    award = locked(award)
    if award.state not in states:
        raise FundError(
            _("This award is marked “%(state)s”.") % {"state": award.get_state_display()}
        )
    return award


def _record(award: Award, by: Person, action: str, **facts: Sequence[str] | str) -> None:
    entries.write(
        actor=by.as_actor(OFFICER),
        action=action,
        subject=award.as_subject(),
        payload={
            "enterprise": award.enterprise.as_subject().id,
            "pence": award.amount_pence,
            "amount": pounds(award.amount_pence),
            "on": award.on.isoformat(),
            **facts,
        },
    )
