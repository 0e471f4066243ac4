"""That the ledger still adds up, worked out from its entries alone."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from funds import balances
from funds.models import AccountKind, Award, Entry, Fund, Payment, PaymentState, Transaction
from look.words import pounds
from record.verification import Report

GUARDS = {
    "funds_entry": (
        "funds_entry_refuse",
        "funds_entry_refuse_truncate",
        "funds_entry_checked",
        "funds_entry_balanced",
    ),
    "funds_transaction": (
        "funds_transaction_refuse",
        "funds_transaction_refuse_truncate",
        "funds_transaction_dated",
        "funds_transaction_balanced",
    ),
}
_STANDING = """
    SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal
       AND tgrelid IN ('funds_entry'::regclass, 'funds_transaction'::regclass)
"""


def check_ledger() -> Report:
    """Every transaction balances in each fund, nothing is overdrawn, and every fund's money is somewhere."""
    report = Report(_("Transactions of the ledger"), count=Transaction.objects.count())
    for find in (_unguarded, _unbalanced, _overdrawn, _lost):
        for sentence in find():
            report.fault(sentence)
    return report


def check_payments() -> Report:
    """A payment is paid where the ledger says so, with its amount; nothing else in the ledger is a payment."""
    report = Report(_("Payments"), count=Payment.objects.count())
    paid = Payment.objects.filter(transaction__isnull=False).annotate(
        posted=Coalesce(
            Sum(
                "transaction__entries__amount_pence",
                filter=Q(transaction__entries__account=F("account")),
            ),
            0,
        )
    )
    wrong = paid.exclude(state=PaymentState.PAID, posted=-F("amount_pence"))
    for pk in wrong.order_by("pk").values_list("pk", flat=True):
        report.fault(_("Payment %(number)s and the ledger differ.") % {"number": pk})
    unposted = Payment.objects.filter(state=PaymentState.PAID, transaction=None)
    for pk in unposted.order_by("pk").values_list("pk", flat=True):
        report.fault(_("Payment %(number)s is not in the ledger.") % {"number": pk})
    for pk in _beyond_their_award():
        report.fault(_("Award %(number)s and its payments differ.") % {"number": pk})
    stray = Transaction.objects.filter(kind="paid", payment=None).order_by("pk")
    for pk in stray.values_list("pk", flat=True):
        report.fault(_("Transaction %(number)s paid what nobody asked for.") % {"number": pk})
    return report


def _beyond_their_award() -> Iterator[int]:
    """Awards with more paid than they are, or paid and not given."""
    awards = Award.objects.filter(payments__state="paid").annotate(
        paid=Sum("payments__amount_pence")
    )
    wrong = awards.filter(Q(paid__gt=F("amount_pence")) | ~Q(state="given"))
    yield from wrong.order_by("pk").values_list("pk", flat=True)


def _unguarded() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        standing = {name for (name,) in cursor.fetchall()}
    for guard in sorted({name for names in GUARDS.values() for name in names} - standing):
        yield _("The database's guard “%(name)s” is missing or switched off.") % {"name": guard}


def _unbalanced() -> Iterator[str]:
    sides = Entry.objects.order_by().values("transaction", "fund")
    wrong = sides.annotate(pence=Sum("amount_pence"), sides=Count("pk")).exclude(pence=0, sides=2)
    for row in wrong:
        yield _("Transaction %(number)s does not balance.") % {"number": row["transaction"]}
    for pk in Transaction.objects.filter(entries=None).values_list("pk", flat=True):
        yield _("Transaction %(number)s moved nothing.") % {"number": pk}


def _overdrawn() -> Iterator[str]:
    held = Entry.objects.exclude(account__kind=AccountKind.GIVER).order_by()
    sums = held.values("account__title", "fund__name").annotate(pence=Sum("amount_pence"))
    for row in sums.filter(pence__lt=0):
        yield _("“%(account)s” is overdrawn by %(sum)s of “%(fund)s”.") % {
            "account": row["account__title"],
            "fund": row["fund__name"],
            "sum": pounds(-row["pence"]),
        }


def _lost() -> Iterator[str]:
    funds = list(Fund.objects.order_by("pk"))
    for fund, sums in zip(funds, balances.of_funds(funds).values(), strict=True):
        if sums.received - sums.out != sums.held:
            yield _("“%(fund)s” received %(in)s and has %(rest)s somewhere else.") % {
                "fund": fund.name,
                "in": pounds(sums.received),
                "rest": pounds(sums.received - sums.out - sums.held),
            }
