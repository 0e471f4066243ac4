"""Money that a payee pays back: it returns to the funds that the payment was drawn from."""

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from funds import accounts, drawing
from funds.errors import FundError
from funds.models import Entry, Fund, Payment, PaymentState, Refund, Transaction, TransactionKind
from funds.posting import Draw, already_made, checked, post, today
from look.words import pounds
from members.models import Person
from record import entries

OFFICER = "finance officer"


@transaction.atomic
def recover(
    *, payment: Payment, amount_pence: int, by: Person, reason: str, key: str = ""
) -> Transaction:
    """At most what was paid and did not come back yet; the fund with the latest day to spend it by is refunded first. Raises FundError."""
    words = checked(amount_pence, reason)
    payment = Payment.objects.select_for_update(no_key=True).get(pk=payment.pk)
    if payment.state != PaymentState.PAID or payment.transaction is None:
        raise FundError(_("Only what was paid can come back."))
    funds = _locked_funds(payment.transaction)
    if made := already_made(key, TransactionKind.RECOVERED):
        return made
    payee = accounts.of_payee(payment.payee_name, private=payment.payee_private)
    drawn = _drawn(payment, funds, amount_pence)
    made = post(
        kind=TransactionKind.RECOVERED,
        moves=[(payee, accounts.of_fund(fund), fund, pence) for fund, pence in drawn],
        by=by.as_actor(OFFICER),
        words=words,
        happened_on=today(),
        key=key,
    )
    Refund.objects.create(payment=payment, transaction=made, amount_pence=amount_pence)
    _record(payment, made, amount_pence, by)
    return made


def out_of(payment: Payment) -> dict[int, int]:
    """What is still with the payee of each fund, by the fund's id."""
    moves = [payment.transaction_id, *payment.refunds.values_list("transaction", flat=True)]
    rows = Entry.objects.filter(transaction__in=moves, account__kind="payee").order_by()
    sums = rows.values("fund").annotate(pence=Sum("amount_pence"))
    return {row["fund"]: row["pence"] for row in sums if row["pence"]}


def _locked_funds(paid: Transaction) -> list[Fund]:
    drawn = Fund.objects.filter(pk__in=paid.entries.order_by().values("fund"))
    return list(drawn.order_by("pk").select_for_update(no_key=True))


def _drawn(payment: Payment, funds: list[Fund], amount_pence: int) -> list[Draw]:
    there = out_of(payment)
    if amount_pence > sum(there.values()):
        raise FundError(
            _("%(left)s of this payment did not come back yet. Enter that or less.")
            % {"left": pounds(sum(there.values()))},
            "amount_pence",
        )
    return drawing.take(drawing.latest_first(funds), there, amount_pence)


def _record(payment: Payment, made: Transaction, pence: int, by: Person) -> None:
    entries.write(
        actor=by.as_actor(OFFICER),
        action="funds.payment-refunded",
        subject=payment.as_subject(),
        payload={
            "transaction": made.pk,
            "pence": pence,
            "amount": pounds(pence),
            "reason": made.words,
        },
    )
