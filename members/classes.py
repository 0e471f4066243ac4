"""The class that a code means on a day, by the constitution in force then."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Constitution, Organisation, StakeholderClass
from statute import clock


def today() -> date:
    """The day in London by the database's clock."""
    return timezone.localdate(clock.now())


def classes_on(organisation: Organisation, day: date) -> list[StakeholderClass]:
    """The classes in force on a day, in the constitution's order; none before the first version."""
    version = Constitution.objects.in_force(organisation, day)
    return list(version.classes.all()) if version else []


def class_on(organisation: Organisation, code: str, day: date) -> StakeholderClass:
    """Raises MemberError where the rules in force on that day have no such class."""
    for one in classes_on(organisation, day):
        if one.code == code:
            return one
    raise MemberError(
        _("The rules in force on %(day)s have no class “%(code)s”.")
        % {"day": f"{day.day} {day:%B %Y}", "code": code}
    )


def class_names(organisation: Organisation) -> dict[str, str]:
    """Name by code, over all versions, the latest version's word counting: old lines need names too."""
    found = StakeholderClass.objects.filter(constitution__organisation=organisation)
    return dict(found.order_by("constitution__version").values_list("code", "name"))
