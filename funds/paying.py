"""A payment from the request to the ledger, each step by one verb that locks the payment's row.

A grant's enterprise is locked after the account or payment and before the funds.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from funds import accounts, awarding, drawing, objecting, payable
from funds.errors import FundError
from funds.models import (
    Account,
    Award,
    Payment,
    PaymentApproval,
    PaymentState,
    TransactionKind,
)
from funds.moving import not_later_than_today
from funds.posting import checked, post, today
from look.words import pounds
from members.models import Person
from record import entries
from statute import parameters

OFFICER = "finance officer"


@transaction.atomic
def request(
    *,
    account: Account,
    payee_name: str,
    amount_pence: int,
    what_for: str,
    ground: str,
    by: Person,
    award: Award | None = None,
    payee_reference: str = "",
    payee_private: bool = False,
) -> Payment:
    """Ask for a payment from a project's money, at most what is committed and not asked for yet.

    `ground` says why (`Ground`): a grant is paid under its award, to whom it was tested for. Raises FundError.
    """
    payee_name = payable.payee(account, payee_name)
    words = checked(amount_pence, what_for)
    account = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    award = awarding.locked(award) if award else None
    wanted = objecting.Wanted(account, payee_name, amount_pence, ground, award)
    payable.must_be_new(wanted, words, by)
    payable.must_be_payable(wanted, private=payee_private)
    asked = Payment.objects.create(
        account=account,
        ground=ground,
        award=award,
        payee_name=award.enterprise.name if award else payee_name,
        payee_reference=payee_reference.strip(),
        payee_private=payee_private,
        amount_pence=amount_pence,
        what_for=words,
        requested_by=by,
        approvals_needed=approvals_needed(amount_pence),
    )
    _record(asked, by, "funds.payment-requested")
    return asked


@transaction.atomic
def approve(*, payment: Payment, by: Person) -> Payment:
    """Say yes, as somebody other than the requester, once. With enough approvals it may be paid. Raises FundError."""
    payment = _locked(payment, PaymentState.REQUESTED)
    if payment.requested_by_id == by.pk:
        raise FundError(_("You asked for this payment: somebody else must approve it."))
    if payment.approvals.filter(by=by).exists():
        raise FundError(_("You approved this payment already: it waits for a second person."))
    PaymentApproval.objects.create(payment=payment, by=by)
    given = payment.approvals.count()
    if given >= payment.approvals_needed:
        _move(payment, PaymentState.APPROVED)
    _record(payment, by, "funds.payment-approved", approvals=given, needed=payment.approvals_needed)
    return payment


@transaction.atomic
def refuse(*, payment: Payment, by: Person, reason: str) -> Payment:
    """Say no, with a reason. Raises FundError."""
    payment = _locked(payment, PaymentState.REQUESTED)
    if payment.requested_by_id == by.pk:
        raise FundError(_("You asked for this payment: cancel it instead."))
    return _end(payment, PaymentState.REFUSED, by, reason, "funds.payment-refused")


@transaction.atomic
def cancel(*, payment: Payment, by: Person, reason: str) -> Payment:
    """Take a payment back that is not made yet, with a reason. Raises FundError."""
    payment = _locked(payment, PaymentState.REQUESTED, PaymentState.APPROVED)
    return _end(payment, PaymentState.CANCELLED, by, reason, "funds.payment-cancelled")


@transaction.atomic
def pay(*, payment: Payment, by: Person, happened_on: date | None = None) -> Payment:
    """The bank has paid: post the ledger, from the funds to be spent soonest first; with its first payment a grant is given.

    Done again, nothing more happens. Raises FundError, or OverTheLimit where help declared meanwhile leaves no room.
    """
    day = not_later_than_today(happened_on)
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.state == PaymentState.PAID:
        return payment
    _must_be_in(payment, PaymentState.APPROVED)
    award = awarding.locked(payment.award) if payment.award else None
    payee = accounts.of_payee(payment.payee_name, private=payment.payee_private)
    drawn = drawing.draw(payment.account, payee, payment.amount_pence, day)
    payment.transaction = post(
        kind=TransactionKind.PAID,
        moves=[(payment.account, payee, fund, pence) for fund, pence in drawn],
        by=by.as_actor(OFFICER),
        words=payment.what_for,
        happened_on=day,
        key=f"payment:{payment.pk}",
    )
    payment.state = PaymentState.PAID
    payment.save(update_fields=["state", "transaction"])
    _record(payment, by, "funds.payment-made", transaction=payment.transaction.pk)
    if award:
        awarding.given_by_payment(award=award, by=by, on=day)
    return payment


def approvals_needed(amount_pence: int) -> int:
    """Two above the council's limit, as it is today."""
    limit = int(parameters.value("payment-two-approvers-above", today()) * 100)
    return 2 if amount_pence > limit else 1


def _locked(payment: Payment, *states: PaymentState) -> Payment:
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    _must_be_in(payment, *states)
    return payment


def _must_be_in(payment: Payment, *states: PaymentState) -> None:
    if payment.state not in states:
        raise FundError(
            _("This payment is marked “%(state)s”. Look at it again before you go on.")
            % {"state": payment.get_state_display()}
        )


def _move(payment: Payment, state: PaymentState, reason: str = "") -> None:
    payment.state, payment.ended_reason = state, reason
    payment.save(update_fields=["state", "ended_reason"])


def _end(payment: Payment, state: PaymentState, by: Person, reason: str, action: str) -> Payment:
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise FundError(_("Give a reason. Whoever asked for the payment reads it."), "reason")
    _move(payment, state, reason)
    _record(payment, by, action, reason=reason)
    return payment


def _record(payment: Payment, by: Person, action: str, **facts: object) -> None:
    entries.write(
        actor=by.as_actor(OFFICER),
        action=action,
        subject=payment.as_subject(),
        payload={
            "account": payment.account.code,
            "pence": payment.amount_pence,
            "amount": pounds(payment.amount_pence),
            "ground": payment.ground,
            **({"award": payment.award_id} if payment.award_id else {}),
            **facts,
        },
    )
