import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funds.models.ledger import Account, Transaction
from funds.models.subsidy import Award
from record.entries import Subject


class PaymentState(models.TextChoices):
    REQUESTED = "requested", _("Waits for approval")
    APPROVED = "approved", _("Approved, to be paid")
    PAID = "paid", _("Paid")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")


PAYMENT_MOVES = [
    ("requested", "approved"),
    ("requested", "refused"),
    ("requested", "cancelled"),
    ("approved", "paid"),
    ("approved", "cancelled"),
]
OUTSTANDING = [PaymentState.REQUESTED, PaymentState.APPROVED]


class Ground(models.TextChoices):
    """Why somebody is paid: as help that went through the subsidy check, or why there is nothing to check."""

    GRANT = "grant", _("A grant to a group or a business")
    PURCHASE = "purchase", _("Goods, services or works, bought at the market price")
    PERSON = "person", _("Help for a private person who carries on no business")
    COUNCIL = "council", _("The council itself")
    EARLIER = "earlier", _("Asked for before this was kept")


class PaymentQuerySet(models.QuerySet["Payment"]):
    def outstanding(self) -> "PaymentQuerySet":
        """Those that may still be paid: what they ask for is spoken for."""
        return self.filter(state__in=OUTSTANDING)


class Payment(models.Model):
    """What somebody is to be paid from a project's money. No bank details: the bank's own system has those.

    `requested`: waits until `approvals_needed` people other than the requester approved it. `approved`: may be paid.
    `paid`: the ledger has its `transaction`. `refused` by an approver, `cancelled` by an officer: with a reason, for ever.
    A private payee's name is on officers' pages alone. A grant is paid under the `award` that its enterprise was tested for,
    all its payments together at most that award; `ground` says of the rest why there is no subsidy in it.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="payments")
    payee_name = models.CharField(max_length=140)
    payee_reference = models.CharField(max_length=60, blank=True)
    payee_private = models.BooleanField(default=False)
    amount_pence = models.BigIntegerField()
    what_for = models.CharField(max_length=300)
    ground = models.CharField(max_length=8, choices=Ground, default=Ground.EARLIER)
    award = models.ForeignKey(
        Award, null=True, blank=True, on_delete=models.PROTECT, related_name="payments"
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    approvals_needed = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=PaymentState, default=PaymentState.REQUESTED)
    ended_reason = models.CharField(max_length=300, blank=True)
    transaction = models.OneToOneField(
        Transaction, null=True, blank=True, on_delete=models.PROTECT, related_name="payment"
    )

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["requested_at", "pk"]
        permissions = [
            ("request_payment", "Ask for payments and mark them paid"),
            ("approve_payment", "Approve or refuse payments that somebody else asked for"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0), name="funds_payment_of_something"
            ),
            models.CheckConstraint(
                condition=Q(approvals_needed__in=[1, 2]), name="funds_payment_one_or_two"
            ),
            models.CheckConstraint(
                condition=Q(ground="grant", award__isnull=False, payee_private=False)
                | Q(ground__in=["purchase", "person", "council", "earlier"], award=None),
                name="funds_payment_grant_has_an_award",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", transaction__isnull=False)
                | ~Q(state="paid") & Q(transaction=None),
                name="funds_payment_paid_in_the_ledger",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["refused", "cancelled"]) & ~Q(ended_reason="")
                | ~Q(state__in=["refused", "cancelled"]) & Q(ended_reason=""),
                name="funds_payment_ended_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="payment_moves", field="state", transitions=PAYMENT_MOVES),
            pgtrigger.Protect(name="payment_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="payment_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "account",
                    "payee_name",
                    "payee_private",
                    "amount_pence",
                    "what_for",
                    "ground",
                    "award",
                    "requested_by",
                    "approvals_needed",
                ),
            ),
            pgtrigger.Trigger(
                name="payment_begins",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NEW.state <> 'requested' THEN
                        RAISE EXCEPTION 'A payment begins as a request' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            # The award's row is the lock: of two payments that would pass it, the second sees the first.
            pgtrigger.Trigger(
                name="payment_within_its_award",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("award", "funds_award%ROWTYPE"), ("asked", "numeric")],
                func="""
                    IF NEW.ground = 'earlier' THEN
                        RAISE EXCEPTION 'A payment says why it is made' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.award_id IS NULL THEN
                        RETURN NEW;
                    END IF;
                    SELECT * INTO award FROM funds_award WHERE id = NEW.award_id FOR NO KEY UPDATE;
                    IF award.in_kind OR award.authority <> ''
                            OR award.state NOT IN ('tested', 'confirmed', 'given') THEN
                        RAISE EXCEPTION 'The award is not ready to be paid' USING ERRCODE = 'check_violation';
                    END IF;
                    SELECT COALESCE(sum(amount_pence), 0) INTO asked FROM funds_payment
                     WHERE award_id = NEW.award_id AND state NOT IN ('refused', 'cancelled');
                    IF asked + NEW.amount_pence > award.amount_pence THEN
                        RAISE EXCEPTION 'More than the award' USING ERRCODE = 'check_violation';
                    END IF;
                    IF lower(NEW.payee_name) <> (
                            SELECT lower(name) FROM funds_enterprise WHERE id = award.enterprise_id) THEN
                        RAISE EXCEPTION 'The award is for another' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="payment_approved_by_enough",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("NEW.state = 'approved' AND OLD.state <> 'approved'"),
                func="""
                    IF (SELECT count(*) FROM funds_paymentapproval WHERE payment_id = NEW.id)
                            < NEW.approvals_needed THEN
                        RAISE EXCEPTION 'Too few approvals' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="payment_paid_as_posted",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("NEW.state = 'paid'"),
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM funds_entry e JOIN funds_transaction t ON t.id = e.transaction_id
                         WHERE t.id = NEW.transaction_id AND t.kind = 'paid' AND e.account_id = NEW.account_id
                        HAVING sum(e.amount_pence) = -NEW.amount_pence
                    ) THEN
                        RAISE EXCEPTION 'The ledger says otherwise' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.what_for

    def get_absolute_url(self) -> str:
        return reverse("funds_officer:payment", args=[self.pk])

    @property
    def refunded_pence(self) -> int:
        return sum(self.refunds.values_list("amount_pence", flat=True))

    def as_subject(self) -> Subject:
        return Subject("payment", str(self.pk), self.what_for[:200])


class PaymentApproval(models.Model):
    """One person's yes to a payment; the requester's own never counts."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "by"], name="funds_paymentapproval_once")
        ]
        triggers = [
            pgtrigger.Protect(
                name="paymentapproval_kept", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            # The payment's row is the lock: two approvals at once count one after the other.
            pgtrigger.Trigger(
                name="paymentapproval_by_another",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("asked", "funds_payment%ROWTYPE")],
                func="""
                    SELECT * INTO asked FROM funds_payment WHERE id = NEW.payment_id FOR NO KEY UPDATE;
                    IF asked.requested_by_id = NEW.by_id THEN
                        RAISE EXCEPTION 'Nobody approves their own request' USING ERRCODE = 'check_violation';
                    END IF;
                    IF asked.state <> 'requested' THEN
                        RAISE EXCEPTION 'The payment waits for no approval' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
