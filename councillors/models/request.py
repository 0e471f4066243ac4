import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councillors.models.allocation import Allocation
from councillors.models.pool import Pool
from funds.models import Account, Payment, Purpose
from members.models import Person
from places.models import Ward
from record.entries import Subject


class RequestState(models.TextChoices):
    RECEIVED = "received", _("Received, not published yet")
    ASKED = "asked", _("Waits for an answer")
    AGREED = "agreed", _("Agreed, to be checked")
    DECLINED = "declined", _("Declined")
    CHECKED = "checked", _("Checked, to be paid")
    ORDERED = "ordered", _("Payment asked for")
    PAID = "paid", _("Paid")
    SET_ASIDE = "set-aside", _("Set aside")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed at the end of the year")
    CALLED_OFF = "called-off", _("Called off")


REQUEST_MOVES = [
    ("received", "asked"),
    ("received", "set-aside"),
    ("asked", "agreed"),
    ("asked", "declined"),
    ("asked", "withdrawn"),
    ("asked", "lapsed"),
    ("agreed", "checked"),
    ("agreed", "called-off"),
    ("checked", "ordered"),
    ("checked", "called-off"),
    ("ordered", "checked"),
    ("ordered", "paid"),
]
WAITING = [RequestState.RECEIVED, RequestState.ASKED]
HIDDEN = [RequestState.RECEIVED, RequestState.SET_ASIDE]
GRANTED = ["agreed", "checked", "ordered", "paid"]
OVER = ["declined", "paid", "set-aside", "withdrawn", "lapsed", "called-off"]
WITH_REASON = ["set-aside", "withdrawn", "lapsed", "called-off"]


class GrantRequestQuerySet(models.QuerySet["GrantRequest"]):
    def published(self) -> "GrantRequestQuerySet":
        """Those anyone may read."""
        return self.exclude(state__in=HIDDEN)

    def with_names(self) -> "GrantRequestQuerySet":
        joined = self.select_related(
            "ward", "allocation__councillor", "pool__ward", "purpose", "match_take__offer"
        )
        return joined.defer("ward__boundary", "pool__ward__boundary")


class GrantRequest(models.Model):
    """What a group asks of one councillor (`allocation`) or of the councillors of a ward together (`pool`).

    `received`: from the public form, seen by councillor and officers alone. `asked`: public, waits for the answer.
    `agreed`: the money is committed to `account`, with the match where there is one. `checked`: an officer found group and
    purpose eligible and tested for subsidy. `ordered`: `payment` is asked for; `paid`: it is made. `declined` by the answers.
    `set-aside` (never published), `withdrawn`, `lapsed` and `called-off` (money went back) carry a reason.
    Who to write to, and who is connected with the group, is sealed, never public, and `forgotten` long after.
    """

    allocation = models.ForeignKey(
        Allocation, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    pool = models.ForeignKey(
        Pool, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="+")
    group_name = models.CharField(max_length=140)
    org_id = models.CharField(max_length=60, blank=True)
    what_for = models.CharField(max_length=140)
    description = models.TextField(max_length=2000)
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    pence = models.BigIntegerField()
    sealed = models.BinaryField()
    forgotten = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.RECEIVED)
    decided_at = models.DateTimeField(null=True, blank=True)
    granted_pence = models.BigIntegerField(null=True, blank=True)
    ended_reason = models.CharField(max_length=300, blank=True)
    account = models.OneToOneField(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    payment = models.OneToOneField(
        Payment, null=True, blank=True, on_delete=models.PROTECT, related_name="councillor_grant"
    )

    objects = GrantRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "id"], name="councillors_request_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(allocation__isnull=False, pool=None)
                | Q(allocation=None, pool__isnull=False),
                name="councillors_request_asked_of_one",
            ),
            models.CheckConstraint(
                condition=Q(pence__gt=0), name="councillors_request_of_something"
            ),
            models.CheckConstraint(
                condition=Q(granted_pence=None)
                | Q(granted_pence__gt=0, granted_pence__lte=models.F("pence")),
                name="councillors_request_granted_at_most_asked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*GRANTED, "called-off"], granted_pence__isnull=False)
                & Q(account__isnull=False, decided_at__isnull=False)
                | ~Q(state__in=[*GRANTED, "called-off"]) & Q(granted_pence=None, account=None),
                name="councillors_request_granted_with_money",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["ordered", "paid"], payment__isnull=False)
                | ~Q(state__in=["ordered", "paid"]) & Q(payment=None),
                name="councillors_request_ordered_with_payment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITH_REASON) & ~Q(ended_reason="")
                | ~Q(state__in=WITH_REASON) & Q(ended_reason=""),
                name="councillors_request_ended_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="request_moves", field="state", transitions=REQUEST_MOVES),
            pgtrigger.Protect(name="request_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="request_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "pool", "ward", "group_name", "what_for", "description", "purpose", "pence"
                ),
            ),
            pgtrigger.Protect(
                name="request_decided_by_whom_it_was",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(
                    old__state__in=[*GRANTED, "declined"],
                    new__allocation__df=pgtrigger.F("old__allocation"),
                ),
            ),
            pgtrigger.Protect(
                name="request_granted_as_decided",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.decided_at IS NOT NULL AND ROW(OLD.granted_pence, OLD.account_id, OLD.decided_at)"
                    " IS DISTINCT FROM ROW(NEW.granted_pence, NEW.account_id, NEW.decided_at)"
                ),
            ),
            pgtrigger.Trigger(
                name="request_moves_as_earned",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange("state"),
                func="""
                    IF NEW.state = 'agreed' AND NOT EXISTS (
                            SELECT 1 FROM councillors_answer WHERE request_id = NEW.id AND says = 'yes') THEN
                        RAISE EXCEPTION 'Nobody said yes' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.state = 'declined' AND NOT EXISTS (
                            SELECT 1 FROM councillors_answer WHERE request_id = NEW.id) THEN
                        RAISE EXCEPTION 'Nobody answered' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.state IN ('checked', 'ordered') AND NOT EXISTS (
                            SELECT 1 FROM councillors_check WHERE request_id = NEW.id) THEN
                        RAISE EXCEPTION 'Not checked' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.state = 'paid' AND NOT EXISTS (
                            SELECT 1 FROM funds_payment WHERE id = NEW.payment_id AND state = 'paid') THEN
                        RAISE EXCEPTION 'Not paid' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_name}: {self.what_for}"

    def get_absolute_url(self) -> str:
        return reverse("councillors:request", args=[self.pk])

    def as_subject(self) -> Subject:
        """Before it is published, and where it never will be, the record does not say what it says."""
        name = _("a request") if self.state in HIDDEN else str(self)
        return Subject("councillor-request", str(self.pk), str(name)[:200])

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING
