import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from delivery.models.project import DeliveryProject


class ProjectUpdate(models.Model):
    """What officers tell of a project as it goes on, the latest first."""

    delivery = models.ForeignKey(DeliveryProject, on_delete=models.PROTECT, related_name="updates")
    words = models.TextField()
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        triggers = [
            pgtrigger.Protect(name="update_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class Photo(models.Model):
    """A picture of the project, with the words for whoever cannot see it."""

    delivery = models.ForeignKey(DeliveryProject, on_delete=models.PROTECT, related_name="photos")
    picture = models.ImageField(upload_to="delivery/")
    alt = models.CharField(max_length=240)
    taken_on = models.DateField()

    class Meta:
        ordering = ["-taken_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt=""), name="delivery_photo_has_alt"),
        ]
