"""What a member holds in the organisation: shares issued and withdrawn, loans and deposits taken and repaid.

A holding is the sum of its transactions. The database refuses whatever would take one below zero; here is who may
hold and withdraw how much, and why not.
"""

from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from look.words import pounds
from members.ages import age_on
from members.classes import class_on, today
from members.errors import MemberError
from members.models import Membership, Person, ShareMove, ShareTransaction, StakeholderClass
from record import entries
from statute import parameters


@transaction.atomic
def issue(
    *, membership: Membership, by: Person, shares: int, on: date, reason: str = ""
) -> ShareTransaction:
    """Issue shares at the price of the member's class on the day. Raises MemberError."""
    membership = _locked(membership, on)
    terms = _terms(membership, on)
    if membership.ceased_on is not None:
        raise MemberError(_("This membership has ended: no shares can be issued to it."))
    amount, held = shares * _price(terms), shares_of(membership)
    if terms.maximum_shares is not None and held + shares > terms.maximum_shares:
        raise MemberError(
            _("A member of this class can hold at most %(shares)d shares.")
            % {"shares": terms.maximum_shares}
        )
    if held + shares < terms.minimum_shares:
        raise MemberError(
            _("A member of this class holds at least %(shares)d shares.")
            % {"shares": terms.minimum_shares}
        )
    _check_limit(membership, terms, amount, on)
    return _write(
        membership, by, ShareMove.ISSUED, shares=shares, amount_pence=amount, on=on, reason=reason
    )


@transaction.atomic
def withdraw(
    *, membership: Membership, by: Person, shares: int, on: date, reason: str = ""
) -> ShareTransaction:
    """Pay shares back at the price of the class. All of them, or so many that the minimum stays. Raises MemberError."""
    membership = _locked(membership, on)
    terms = _terms(membership, on)
    left = shares_of(membership) - shares
    if not terms.shares_withdrawable:
        raise MemberError(_("The rules of this class do not let shares be withdrawn."))
    if left < 0:
        raise MemberError(
            _("This member holds %(shares)d shares.") % {"shares": shares_of(membership)}
        )
    if 0 < left < terms.minimum_shares:
        raise MemberError(
            _("Withdraw all shares, or leave at least %(shares)d: that is this class’s minimum.")
            % {"shares": terms.minimum_shares}
        )
    _check_receipt(membership, on)
    # The last shares take what was paid for all of them with them, whatever the price was then.
    amount = paid_pence_of(membership) if left == 0 else shares * _price(terms)
    if amount > paid_pence_of(membership):
        raise MemberError(_("More would be paid out than this member paid in."))
    return _write(
        membership,
        by,
        ShareMove.WITHDRAWN,
        shares=-shares,
        amount_pence=-amount,
        on=on,
        reason=reason,
    )


@transaction.atomic
def take_loan(
    *, membership: Membership, by: Person, amount_pence: int, on: date, reason: str = ""
) -> ShareTransaction:
    """A member lends or deposits money. Raises MemberError."""
    membership = _locked(membership, on)
    if membership.ceased_on is not None:
        raise MemberError(_("This membership has ended: no loan can be taken from it."))
    return _write(
        membership, by, ShareMove.LOAN, shares=0, amount_pence=amount_pence, on=on, reason=reason
    )


@transaction.atomic
def repay_loan(
    *, membership: Membership, by: Person, amount_pence: int, on: date, reason: str = ""
) -> ShareTransaction:
    """Pay a loan or deposit back, at most what is left of it. Raises MemberError."""
    membership = _locked(membership, on)
    owed = _sum(membership, "amount_pence", [ShareMove.LOAN, ShareMove.LOAN_REPAID])
    if amount_pence > owed:
        raise MemberError(
            _("%(owed)s is left of this member’s loans and deposits.") % {"owed": pounds(owed)}
        )
    _check_receipt(membership, on)
    return _write(
        membership,
        by,
        ShareMove.LOAN_REPAID,
        shares=0,
        amount_pence=-amount_pence,
        on=on,
        reason=reason,
    )


def shares_of(membership: Membership) -> int:
    return _sum(membership, "shares", [ShareMove.ISSUED, ShareMove.WITHDRAWN])


def paid_pence_of(membership: Membership) -> int:
    return _sum(membership, "amount_pence", [ShareMove.ISSUED, ShareMove.WITHDRAWN])


def _sum(membership: Membership, column: str, moves: list[ShareMove]) -> int:
    rows = membership.share_transactions.filter(move__in=moves)
    return int(rows.aggregate(total=Sum(column))["total"] or 0)


def _locked(membership: Membership, on: date) -> Membership:
    membership = (
        Membership.objects.select_for_update(of=["self"])
        .select_related("organisation", "member_organisation")
        .get(pk=membership.pk)
    )
    if not membership.entered_on <= on <= today():
        raise MemberError(_("The day must be between the day of entry and today."))
    return membership


def _terms(membership: Membership, on: date) -> StakeholderClass:
    return class_on(membership.organisation, membership.class_code, on)


def _price(terms: StakeholderClass) -> int:
    if not terms.share_price_pence:
        raise MemberError(_("This class has no shares."))
    return terms.share_price_pence


def _check_limit(membership: Membership, terms: StakeholderClass, amount: int, on: date) -> None:
    society = membership.organisation.is_society and terms.shares_withdrawable
    holder = membership.member_organisation
    if not society or (holder is not None and holder.is_society):
        return
    limit = int(parameters.value("withdrawable-shares-limit", on)) * 100
    if paid_pence_of(membership) + amount > limit:
        raise MemberError(
            _("One member may hold at most %(limit)s in a society’s withdrawable shares.")
            % {"limit": pounds(limit)}
        )


def _check_receipt(membership: Membership, on: date) -> None:
    least = int(parameters.value("share-withdrawal-minimum-age", on))
    born = membership.date_of_birth
    unknown_child = born is None and bool(membership.guardian_name or membership.guardian_email)
    if unknown_child or (born is not None and age_on(born, on) < least):
        raise MemberError(
            _(
                "A member under %(age)d cannot give a receipt, so nothing can be paid out (Co-operative and Community Benefit Societies Act 2014, section 31)."
            )
            % {"age": least}
        )


def _write(
    membership: Membership,
    by: Person,
    move: ShareMove,
    *,
    shares: int,
    amount_pence: int,
    on: date,
    reason: str,
) -> ShareTransaction:
    if (shares, amount_pence) == (0, 0):
        raise MemberError(_("The number must be more than nothing."))
    made = ShareTransaction.objects.create(
        membership=membership,
        move=move,
        shares=shares,
        amount_pence=amount_pence,
        on=on,
        reason=reason.strip(),
        made_by=by,
    )
    entries.write(
        actor=by.as_actor("secretary"),
        action="members.shares-changed",
        subject=membership.as_subject(),
        payload={"move": move.value},
    )
    return made
