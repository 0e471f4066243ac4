import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from record.entries import Subject


class Enterprise(models.Model):
    """Whoever is engaged in economic activity and gets help from public money, whatever its legal form.

    `org_id` is its identifier by org-id.guide: "GB-COH-01234567" of a company, "GB-CHC-1234567" of a charity. A group that
    is registered nowhere has none and is known by its name: it may have what is no subsidy, and nothing else.
    """

    name = models.CharField(_("name"), max_length=140)
    org_id = models.CharField(max_length=60, blank=True)
    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="enterprise"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        permissions = [("control_subsidy", "Test and give minimal financial assistance")]
        constraints = [
            models.UniqueConstraint(
                fields=["org_id"], condition=~Q(org_id=""), name="funds_enterprise_org_id_once"
            ),
            models.UniqueConstraint(
                Lower("name"), condition=Q(org_id=""), name="funds_enterprise_unregistered_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("funds_officer:enterprise", args=[self.pk])

    def as_subject(self) -> Subject:
        return Subject("enterprise", self.org_id or f"unregistered:{self.pk}", self.name)


class AwardState(models.TextChoices):
    TESTED = "tested", _("Found to be no subsidy, to be given")
    NOTIFIED = "notified", _("Told, waits for the enterprise’s confirmation")
    CONFIRMED = "confirmed", _("Confirmed by the enterprise, to be given")
    GIVEN = "given", _("Given")
    WITHDRAWN = "withdrawn", _("Withdrawn")


AWARD_MOVES = [
    ("tested", "given"),
    ("tested", "withdrawn"),
    ("notified", "confirmed"),
    ("notified", "withdrawn"),
    ("confirmed", "given"),
    ("confirmed", "withdrawn"),
]
# Those against which money may be paid.
READY = [AwardState.TESTED, AwardState.CONFIRMED, AwardState.GIVEN]


_ASKED = models.Sum(
    "payments__amount_pence", filter=~Q(payments__state__in=["refused", "cancelled"]), default=0
)


class AwardQuerySet(models.QuerySet["Award"]):
    def ready(self) -> "AwardQuerySet":
        """Those of ours that payments may be made under: tested, and where they are subsidies confirmed."""
        return self.filter(state__in=READY, in_kind=False, authority="")

    def with_something_left(self) -> "AwardQuerySet":
        """`asked_pence` is what payments under it were asked for and neither refused nor cancelled; it is less than the award."""
        asked = self.annotate(asked_pence=_ASKED)
        return asked.filter(amount_pence__gt=models.F("asked_pence"))

    def untouched(self) -> "AwardQuerySet":
        """Those under which nothing was asked for that still stands."""
        return self.annotate(asked_pence=_ASKED).filter(asked_pence=0)

    def counted(self) -> "AwardQuerySet":
        """Those that use up the limit: subsidies given, and those promised."""
        return self.filter(is_subsidy=True).exclude(state=AwardState.WITHDRAWN)

    def due_in_database(self) -> "AwardQuerySet":
        """Those that the public subsidy database must have and has not, the first due first."""
        return self.filter(database_due__isnull=False, database_reference="").order_by(
            "database_due", "pk"
        )


class Award(models.Model):
    """Help given to an enterprise, with the officer's test whether it is a subsidy at all.

    A subsidy is minimal financial assistance under section 36 of the Subsidy Control Act 2022: `notified` to the
    enterprise, `confirmed` by it, `given` on a day. What the test found to be no subsidy is `tested`, then `given`, and
    does not count. Money is given by its first payment and by nothing else; what is `in_kind` (a lease, equipment, time)
    when an officer says so. `authority` names another public body whose assistance the enterprise declared: `given`.
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="awards")
    amount_pence = models.BigIntegerField()
    what_for = models.CharField(max_length=300)
    on = models.DateField()
    authority = models.CharField(max_length=140, blank=True)
    in_kind = models.BooleanField(default=False)
    is_subsidy = models.BooleanField()
    # [{"question": "…", "answer": true}], as the officer was asked on the day.
    test = models.JSONField(default=list)
    test_reason = models.TextField()
    state = models.CharField(max_length=10, choices=AwardState)
    notified_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    database_due = models.DateField(null=True, blank=True)
    database_reference = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0), name="funds_award_of_something"
            ),
            models.CheckConstraint(
                condition=~Q(test_reason=""), name="funds_award_tested_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(is_subsidy=True) & ~Q(state="tested")
                | Q(
                    is_subsidy=False, state__in=["tested", "given", "withdrawn"], database_due=None
                ),
                name="funds_award_tested_or_notified",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn") & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_reason=""),
                name="funds_award_withdrawn_with_reason",
            ),
            # Section 37: a written notification, then the enterprise's confirmation, before it is given.
            models.CheckConstraint(
                condition=Q(is_subsidy=False)
                | ~Q(authority="")
                | Q(state__in=["notified", "withdrawn"], notified_on__isnull=False)
                | Q(notified_on__isnull=False, confirmed_on__isnull=False),
                name="funds_award_confirmed_first",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="award_moves", field="state", transitions=AWARD_MOVES),
            pgtrigger.Protect(name="award_kept", operation=pgtrigger.Delete),
            # What another authority gave is a fact, over the limit or not; our own awards are held against it.
            pgtrigger.Trigger(
                name="award_within_the_limit",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "NEW.is_subsidy AND NEW.authority = '' AND NEW.state <> 'withdrawn'"
                ),
                declare=[("most", "numeric"), ("had", "numeric"), ("since", "date")],
                func="""
                    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND OLD."on" = NEW."on" THEN
                        RETURN NEW;
                    END IF;
                    PERFORM 1 FROM funds_enterprise
                      WHERE id = NEW.enterprise_id AND org_id <> '' FOR NO KEY UPDATE;
                    IF NOT FOUND THEN
                        RAISE EXCEPTION 'A subsidy is counted for an identifier'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    since := make_date(extract(year FROM NEW."on" - interval '3 months')::int - 2, 4, 1);
                    SELECT value * 100 INTO most FROM statute_parameter
                     WHERE code = 'minimal-financial-assistance-limit' AND in_force @> NEW."on";
                    SELECT COALESCE(sum(amount_pence), 0) INTO had FROM funds_award
                     WHERE enterprise_id = NEW.enterprise_id AND is_subsidy AND state <> 'withdrawn'
                       AND "on" >= since AND id IS DISTINCT FROM NEW.id;
                    IF most IS NULL OR had + NEW.amount_pence > most THEN
                        RAISE EXCEPTION 'Over the limit of minimal financial assistance'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="award_begins",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("NEW.authority = '' AND NEW.state = 'given'"),
                func="""
                    RAISE EXCEPTION 'Nothing of ours is given at once' USING ERRCODE = 'check_violation';
                """,
            ),
            # Money is given when the ledger has it; and no award goes from under a payment.
            pgtrigger.Trigger(
                name="award_moves_with_its_payments",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange("state"),
                func="""
                    IF NEW.state = 'given' AND NOT NEW.in_kind AND NOT EXISTS (
                            SELECT 1 FROM funds_payment WHERE award_id = NEW.id AND state = 'paid') THEN
                        RAISE EXCEPTION 'Not paid' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.state = 'withdrawn' AND EXISTS (
                            SELECT 1 FROM funds_payment WHERE award_id = NEW.id
                               AND state IN ('requested', 'approved', 'paid')) THEN
                        RAISE EXCEPTION 'A payment stands under it' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Protect(
                name="award_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "enterprise",
                    "amount_pence",
                    "authority",
                    "in_kind",
                    "is_subsidy",
                    "test",
                    "test_reason",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.what_for

    def get_absolute_url(self) -> str:
        return reverse("funds_officer:award", args=[self.pk])

    def as_subject(self) -> Subject:
        return Subject("award", str(self.pk), f"{self.enterprise.name}: {self.what_for}"[:200])
