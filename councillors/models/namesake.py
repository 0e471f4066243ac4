import pgtrigger
from django.db import models
from django.db.models import Q

from councillors.models.councillor import Councillor
from councillors.models.request import GrantRequest
from members.models import Person


class Namesake(models.Model):
    """An officer found that who is named as connected with a group is not this councillor, but another of the same name.

    The reason tells of private persons: it is on officers' pages alone. Never changed.
    """

    request = models.ForeignKey(GrantRequest, on_delete=models.PROTECT, related_name="namesakes")
    councillor = models.ForeignKey(Councillor, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "councillor"], name="councillors_namesake_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="councillors_namesake_with_reason"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="namesake_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
