import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councillors.models.councillor import Councillor
from councillors.models.request import GrantRequest


class Says(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    ASIDE = "aside", _("Stood aside")


class Interests(models.TextChoices):
    NONE = "none", _("No interest in this")
    NON_PECUNIARY = "non-pecuniary", _("An interest without money in it")
    DISQUALIFYING = "disqualifying", _("An interest that disqualifies")


class Answer(models.Model):
    """What one councillor said to a request, with reason and declared interests. Public for ever, never changed.

    Who has a disqualifying interest stands aside (Localism Act 2011, section 31) and is counted neither way.
    """

    request = models.ForeignKey(GrantRequest, on_delete=models.PROTECT, related_name="answers")
    councillor = models.ForeignKey(Councillor, on_delete=models.PROTECT, related_name="answers")
    says = models.CharField(max_length=5, choices=Says)
    reason = models.CharField(max_length=600)
    interests = models.CharField(max_length=14, choices=Interests)
    interests_words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "councillor"], name="councillors_answer_once"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="councillors_answer_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(says="aside", interests="disqualifying")
                | Q(says__in=["yes", "no"], interests__in=["none", "non-pecuniary"]),
                name="councillors_answer_disqualified_stand_aside",
            ),
            models.CheckConstraint(
                condition=Q(interests="none") | ~Q(interests_words=""),
                name="councillors_answer_interests_in_words",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="answer_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
