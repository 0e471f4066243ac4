import pgtrigger
from django.db import models

from members.models.membership import Membership
from members.models.organisation import Organisation


class Office(models.Model):
    """One line of the register of officers (section 30 of the 2014 Act): who held which office, from when until when."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="offices"
    )
    title = models.CharField(max_length=80)
    name = models.CharField(max_length=140)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    entered_on = models.DateField()
    ceased_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "-entered_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ceased_on=None)
                | models.Q(ceased_on__gte=models.F("entered_on")),
                name="members_office_ends_after_it_begins",
            )
        ]
        triggers = [pgtrigger.Protect(name="office_kept", operation=pgtrigger.Delete)]
