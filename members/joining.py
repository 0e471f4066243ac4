"""What somebody can join, and in whose name: the classes of the rules in force, for oneself, a child or an organisation."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.classes import classes_on, today
from members.models import Organisation, StakeholderClass
from statute import parameters


class Who(models.TextChoices):
    ME = "me", _("I am")
    CHILD = "child", _("A child I am the parent or guardian of")
    ORGANISATION = "organisation", _("An organisation I act for")


@dataclass(frozen=True)
class Joining:
    """One way in: a class of an organisation's rules, and who joins."""

    organisation: Organisation
    stakeholder_class: StakeholderClass
    who: Who

    @property
    def asks_guardian(self) -> bool:
        """Whether a young applicant may have to name a parent or guardian."""
        return self.who == Who.ME and self.stakeholder_class.consent_age is not None


def classes_of(organisation: Organisation) -> list[StakeholderClass]:
    """The classes that can be joined now; none while the organisation takes no members or has no rules in force."""
    return classes_on(organisation, today()) if organisation.open_to_members else []


def ways_in(stakeholder_class: StakeholderClass) -> list[Who]:
    """Who can join a class."""
    ways = []
    if stakeholder_class.takes_people:
        ways.append(Who.ME)
        if (stakeholder_class.minimum_age or 0) < int(parameters.value("age-of-majority")):
            ways.append(Who.CHILD)
    if stakeholder_class.takes_organisations:
        ways.append(Who.ORGANISATION)
    return ways


def joining(organisation: Organisation, class_code: str, who: str) -> Joining | None:
    """That way in, or None where the rules in force have no such one."""
    for one in classes_of(organisation):
        if class_code in one.codes and who in ways_in(one):
            return Joining(organisation, one, Who(who))
    return None
