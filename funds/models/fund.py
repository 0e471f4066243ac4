import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from funds.models.strings import Use, known, purposes_field, wards_field
from members.models import Organisation
from record.entries import Subject


class Source(models.TextChoices):
    COUNCIL = "council", _("The council’s own money")
    COUNCILLOR = "councillor", _("A councillor’s local budget")
    CIL = "cil", _("Neighbourhood portion of the Community Infrastructure Levy")
    PARTNER = "partner", _("A partner’s contribution")
    GRANT = "grant", _("A grant")


class FundState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


MOVES = [(FundState.OPEN.value, FundState.CLOSED.value)]


class FundQuerySet(models.QuerySet["Fund"]):
    def open(self) -> "FundQuerySet":
        return self.filter(state=FundState.OPEN)

    def soonest_first(self) -> "FundQuerySet":
        """In the order in which money is used up: what must be spent soonest, first."""
        return self.order_by(models.F("spend_by").asc(nulls_last=True), "pk")


@pghistory.track()
class Fund(models.Model):
    """Money with strings: where, for what, as what and until when it may be spent.

    Wards and purposes are lists of codes, an empty list is no string. `open`: takes money in and gives it out.
    `closed`: gives nothing more out but back to its giver; what was allotted before stays where it is.
    Strings freeze with the first pound; only the day to spend it by may still move, later.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("about"), blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    giver = models.CharField(_("giver"), max_length=140)
    giver_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="funds"
    )
    wards = wards_field()
    purposes = purposes_field()
    use = models.CharField(max_length=8, choices=Use, default=Use.EITHER)
    spend_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=FundState, default=FundState.OPEN)
    closed_reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = FundQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("keep_fund", "Keep a fund: receive, allot, hand back, close"),
            ("keep_every_fund", "Open funds and keep every fund and its purposes"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", closed_reason="")
                | models.Q(state="closed") & ~models.Q(closed_reason=""),
                name="funds_fund_closed_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="fund_moves", field="state", transitions=MOVES),
            known("fund_strings_known"),
            pgtrigger.Trigger(
                name="fund_strings_kept",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.AnyChange("wards", "purposes", "use", "source", "spend_by"),
                func="""
                    IF EXISTS (SELECT 1 FROM funds_entry WHERE fund_id = OLD.id) AND (
                        (OLD.wards, OLD.purposes, OLD.use, OLD.source)
                            IS DISTINCT FROM (NEW.wards, NEW.purposes, NEW.use, NEW.source)
                        OR COALESCE(NEW.spend_by, 'infinity') < COALESCE(OLD.spend_by, 'infinity')
                    ) THEN
                        RAISE EXCEPTION 'The strings of a fund with money are kept'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("funds:fund", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("fund", str(self.pk), self.name)

    @property
    def is_open(self) -> bool:
        return self.state == FundState.OPEN


class FundPersonGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey(Fund, on_delete=models.CASCADE)


class FundGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Fund, on_delete=models.CASCADE)
