import pgtrigger
from django.db import models
from django.db.models import Q

from councillors.models.request import GrantRequest
from funds.models import Award
from members.models import Person


class Check(models.Model):
    """An officer's check before a grant is paid: is the group eligible, is it a subsidy, and why.

    `award` is the help counted for the enterprise, where the group is known by an identifier; a subsidy always is.
    """

    request = models.OneToOneField(
        GrantRequest, on_delete=models.PROTECT, related_name="check_made"
    )
    # [{"question": "…", "answer": true}], as the officer was asked on the day.
    eligibility = models.JSONField()
    is_subsidy = models.BooleanField()
    test = models.JSONField()
    test_reason = models.TextField()
    award = models.OneToOneField(
        Award, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_subsidy=False) | Q(award__isnull=False),
                name="councillors_check_subsidy_is_counted",
            ),
            models.CheckConstraint(
                condition=~Q(test_reason=""), name="councillors_check_with_reason"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="check_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
