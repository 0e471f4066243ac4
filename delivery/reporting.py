"""What officers show of a project as it goes on: words and pictures."""

from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from delivery.building import held_project, record
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, Photo, ProjectUpdate
from members.models import Person
from statute import clock


@transaction.atomic
def tell(*, project: DeliveryProject, by: Person, words: str) -> ProjectUpdate:
    """Publish an update. Raises DeliveryError for no words."""
    row = held_project(project)
    if not words.strip():
        raise DeliveryError(_("Write what happened."), "words")
    made = ProjectUpdate.objects.create(delivery=row, words=words.strip(), made_by=by)
    record(row, by, "delivery.update-published", words=made.words[:300])
    return made


@transaction.atomic
def show(
    *, project: DeliveryProject, by: Person, picture: bytes, alt: str, taken_on: date
) -> Photo:
    """Publish a picture (a tidied JPEG) with its words. Raises DeliveryError without them, or for a day to come."""
    row = held_project(project)
    if not alt.strip():
        raise DeliveryError(_("Say what the picture shows, for whoever cannot see it."), "alt")
    if taken_on > timezone.localdate(clock.now()):
        raise DeliveryError(_("The day must be today or earlier."), "taken_on")
    made = Photo(delivery=row, alt=alt.strip(), taken_on=taken_on)
    name = f"{row.round_id}-{row.project_id}-{get_random_string(8)}.jpg"
    made.picture.save(name, ContentFile(picture), save=False)
    made.save()
    record(row, by, "delivery.photo-published", alt=made.alt)
    return made
