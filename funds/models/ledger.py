import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from funds.models.fund import Fund
from funds.models.strings import Use, known, purposes_field, wards_field
from record.entries import Subject


class AccountKind(models.TextChoices):
    GIVER = "giver", _("Giver")
    FUND = "fund", _("Fund")
    POT = "pot", _("Pot")
    PROJECT = "project", _("Project")
    PAYEE = "payee", _("Paid out")
    WRITTEN_BACK = "written-back", _("Written back to the council’s reserves")


# Of one fund alone; the rest hold money of many.
OWN = [AccountKind.GIVER.value, AccountKind.FUND.value]
# Money may only come in here if its strings allow the account's wards, purposes and use.
STRUNG = [AccountKind.POT.value, AccountKind.PROJECT.value]


class TransactionKind(models.TextChoices):
    RECEIVED = "received", _("Received")
    ALLOTTED = "allotted", _("Allotted")
    COMMITTED = "committed", _("Committed")
    HANDED_BACK = "handed-back", _("Handed back")
    PAID = "paid", _("Paid")
    RECOVERED = "recovered", _("Refunded by a payee")
    RETURNED = "returned", _("Returned to the giver")
    WRITTEN_BACK = "written-back", _("Written back")


# From which kinds of account to which. A trigger refuses the rest (migration 0002).
WAYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "received": (("giver",), ("fund",)),
    "allotted": (("fund",), ("pot",)),
    "committed": (("pot",), ("project",)),
    "handed-back": (("pot", "project"), ("fund",)),
    "paid": (("project",), ("payee",)),
    "recovered": (("payee",), ("fund",)),
    "returned": (("fund",), ("giver",)),
    "written-back": (("fund",), ("written-back",)),
}


class Account(models.Model):
    """A place where money can be: "round:12", "fund:cil-larkmead", "payee:forge-builders".

    `wards`, `purposes` and `use` say what the account is for; a fund's strings are held against them, and so they
    never change. Wards empty is the whole area, purposes empty is anything. `fund` is that of a fund's own two accounts.
    """

    code = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=AccountKind)
    title = models.CharField(max_length=200)
    fund = models.ForeignKey(
        Fund, null=True, blank=True, on_delete=models.PROTECT, related_name="own_accounts"
    )
    wards = wards_field()
    purposes = purposes_field()
    use = models.CharField(max_length=8, choices=Use, default=Use.EITHER)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["kind", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OWN, fund__isnull=False) | ~Q(kind__in=OWN) & Q(fund=None),
                name="funds_account_own_fund",
            ),
            models.UniqueConstraint(fields=["fund", "kind"], name="funds_account_two_a_fund"),
        ]
        triggers = [
            known("account_strings_known"),
            pgtrigger.Protect(
                name="account_strings_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("code", "kind", "fund", "wards", "purposes", "use"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return Subject("account", self.code, self.title)


class Transaction(models.Model):
    """Money that moved from one account to another. Never changed, never deleted; the database dates it.

    `happened_on` is the day on the bank's or the decision's paper, `made_at` when it was written here. Whoever sends
    the same `key` again makes nothing new.
    """

    kind = models.CharField(max_length=12, choices=TransactionKind)
    words = models.CharField(max_length=300)
    happened_on = models.DateField()
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    by_role = models.CharField(max_length=60)
    by_id = models.CharField(max_length=64)
    key = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["-pk"]

    def as_subject(self) -> Subject:
        return Subject("transaction", str(self.pk), self.words[:200])


class Entry(models.Model):
    """One side of a transaction: so many pence of one fund into an account, or out of it where negative.

    Every entry names its fund: a pound keeps its strings wherever it goes. Migration 0002 has what the database refuses.
    """

    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="entries")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    amount_pence = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(condition=~Q(amount_pence=0), name="funds_entry_of_something"),
            models.UniqueConstraint(
                fields=["transaction", "account", "fund"], name="funds_entry_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["account", "fund"], include=["amount_pence"], name="funds_entry_balance"
            )
        ]
