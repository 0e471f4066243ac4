import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councillors.models.allocation import POT_MOVES, Allocation, PotState
from councillors.years import named
from funds.models import Account
from places.models import Ward
from record.entries import Subject


class Rule(models.TextChoices):
    MAJORITY = "majority", _("More than half of the councillors in the pool must say yes")
    ALL = (
        "all",
        _(
            "Every councillor in the pool who has no disqualifying interest must say yes, at least two"
        ),
    )


class PoolQuerySet(models.QuerySet["Pool"]):
    def with_names(self) -> "PoolQuerySet":
        return self.select_related("ward", "account").defer("ward__boundary")


class Pool(models.Model):
    """Parts of the local budgets of a ward's councillors, which they decide on together by a stated rule.

    Its money is in the pot `account`; whose it was, and is, stands in its entries. States as of an allocation.
    """

    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="pools")
    year = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=8, choices=Rule)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    decide_by = models.DateField()
    state = models.CharField(max_length=8, choices=PotState, default=PotState.OPEN)
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    objects = PoolQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "ward__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ward", "year"], name="councillors_pool_once_a_year")
        ]
        triggers = [
            pgtrigger.FSM(name="pool_moves", field="state", transitions=POT_MOVES),
            pgtrigger.Protect(name="pool_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="pool_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("ward", "year", "rule", "account", "decide_by"),
            ),
        ]

    def __str__(self) -> str:
        return _("Ward pool of %(ward)s, %(year)s") % {
            "ward": self.ward.name,
            "year": named(self.year),
        }

    def get_absolute_url(self) -> str:
        return reverse("councillors:pool", args=[self.ward.slug, self.year])

    def as_subject(self) -> Subject:
        return Subject("ward-pool", str(self.pk), str(self))


class PoolMove(models.TextChoices):
    PUT_IN = "put-in", _("Put in")
    TAKEN_BACK = "taken-back", _("Taken back")
    GRANTED = "granted", _("Granted")
    RELEASED = "released", _("Grant called off")
    RETURNED = "returned", _("Returned to the fund")


class PoolEntry(models.Model):
    """What came into a pool from one councillor's allocation, or went out of that part of it. Never changed."""

    pool = models.ForeignKey(Pool, on_delete=models.PROTECT, related_name="entries")
    allocation = models.ForeignKey(
        Allocation, on_delete=models.PROTECT, related_name="pool_entries"
    )
    kind = models.CharField(max_length=10, choices=PoolMove)
    pence = models.BigIntegerField()
    request = models.ForeignKey(
        "councillors.GrantRequest",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pool_entries",
    )
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "pool entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["put-in", "released"], pence__gt=0)
                | Q(kind__in=["taken-back", "granted", "returned"], pence__lt=0),
                name="councillors_poolentry_in_or_out",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["granted", "released"], request__isnull=False)
                | ~Q(kind__in=["granted", "released"]) & Q(request=None),
                name="councillors_poolentry_of_a_grant",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="poolentry_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            # The pool's row is the lock: of two that would overdraw a part, the second sees the first.
            pgtrigger.Trigger(
                name="poolentry_not_overdrawn",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    PERFORM 1 FROM councillors_pool WHERE id = NEW.pool_id FOR NO KEY UPDATE;
                    IF NEW.pence + COALESCE((SELECT sum(pence) FROM councillors_poolentry
                            WHERE pool_id = NEW.pool_id AND allocation_id = NEW.allocation_id), 0) < 0 THEN
                        RAISE EXCEPTION 'More than this councillor has in the pool'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
