import pgtrigger
from django.db import models
from django.db.models import Q

from funds.models.ledger import Transaction
from funds.models.payment import Payment


class Refund(models.Model):
    """What a payee paid back of one payment. All refunds of a payment are at most what was paid. Never changed."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    transaction = models.OneToOneField(Transaction, on_delete=models.PROTECT, related_name="refund")
    amount_pence = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0), name="funds_refund_of_something"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="refund_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            # The payment's row is the lock: of two refunds that would pass it, the second sees the first.
            pgtrigger.Trigger(
                name="refund_of_what_was_paid",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("paid", "funds_payment%ROWTYPE"), ("back", "numeric")],
                func="""
                    SELECT * INTO paid FROM funds_payment WHERE id = NEW.payment_id FOR NO KEY UPDATE;
                    SELECT COALESCE(sum(amount_pence), 0) INTO back FROM funds_refund
                     WHERE payment_id = NEW.payment_id;
                    IF paid.state <> 'paid' OR back + NEW.amount_pence > paid.amount_pence THEN
                        RAISE EXCEPTION 'More than was paid' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NOT EXISTS (
                        SELECT 1 FROM funds_entry e JOIN funds_transaction t ON t.id = e.transaction_id
                         WHERE t.id = NEW.transaction_id AND t.kind = 'recovered' AND e.amount_pence > 0
                        HAVING sum(e.amount_pence) = NEW.amount_pence
                    ) THEN
                        RAISE EXCEPTION 'The ledger says otherwise' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
