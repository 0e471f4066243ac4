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
            pgtrigger.Protect(name="answer_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="answer_of_who_is_asked",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM councillors_councillor c JOIN councillors_allocation a ON a.councillor_id = c.id
                          JOIN councillors_grantrequest r ON r.id = NEW.request_id AND r.state IN ('received', 'asked')
                         WHERE c.id = NEW.councillor_id AND c.office @> (now() AT TIME ZONE 'Europe/London')::date
                           AND (a.id = r.allocation_id OR EXISTS (
                                SELECT 1 FROM councillors_poolentry e WHERE e.pool_id = r.pool_id AND e.allocation_id = a.id))
                    ) THEN
                        RAISE EXCEPTION 'Only a councillor in office who is asked answers'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
