"""The class that a code means on a day, by the constitution in force then.

A line of the register keeps the class it was entered in: where the rules have since taken that class into another, its code
means the other (`StakeholderClass.formerly`).
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Constitution, ConstitutionState, Organisation, StakeholderClass
from statute import clock


@dataclass
class Classes:
    """Every class an organisation has had.

    `names` by each code a line can have, in the words of today; `codes` are all that mean a class, by the one it has today.
    """

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def choices(self) -> dict[str, str]:
        """Name by code, each class once."""
        return {code: self.names[code] for code in self.codes}

    def take(self, one: StakeholderClass) -> None:
        """What a later version says of a class holds from then on."""
        earlier = [code for old in one.formerly for code in self.codes.pop(old, [old])]
        own = self.codes.get(one.code, [one.code])
        self.codes[one.code] = list(dict.fromkeys([*own, *earlier]))
        self.names |= dict.fromkeys(self.codes[one.code], one.name)


def today() -> date:
    """The day in London by the database's clock."""
    return timezone.localdate(clock.now())


def classes_on(organisation: Organisation, day: date) -> list[StakeholderClass]:
    """The classes in force on a day, in the constitution's order; none before the first version."""
    version = Constitution.objects.in_force(organisation, day)
    return list(version.classes.all()) if version else []


def class_on(organisation: Organisation, code: str, day: date) -> StakeholderClass:
    """The class that has that code or took its members in. Raises MemberError where the rules in force on that day have none."""
    found = meaning(classes_on(organisation, day), code)
    if found is None:
        raise MemberError(
            _("The rules in force on %(day)s have no class “%(code)s”.")
            % {"day": f"{day.day} {day:%B %Y}", "code": code}
        )
    return found


def meaning(classes: list[StakeholderClass], code: str) -> StakeholderClass | None:
    """Of the classes of one version, the one that a code of the register means."""
    return next((one for one in classes if code in one.codes), None)


def codes_meaning(organisation: Organisation, code: str) -> list[str]:
    """Every code on the register that means today what this one means."""
    found = meaning(classes_on(organisation, today()), code)
    return found.codes if found else [code]


def every_class(organisation: Organisation) -> Classes:
    """Over all versions adopted so far: old lines need names too."""
    found = StakeholderClass.objects.filter(
        constitution__organisation=organisation,
        constitution__state=ConstitutionState.ADOPTED,
        constitution__in_force__startswith__lte=today(),
    )
    classes = Classes()
    for one in found.order_by("constitution__version", "position", "code"):
        classes.take(one)
    return classes


def class_names(organisation: Organisation) -> dict[str, str]:
    """Name by each code that a line of the register can have."""
    return every_class(organisation).names
