"""What no law forbids and good practice minds: shown beside the obstacles, and in nobody's way."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from governance.adoption.law import figure
from governance.adoption.version import Version
from governance.models import Method
from members.models import LegalForm, Need


def advice(version: Version) -> list[str]:
    return [*_caps(version), *_equal_votes(version), *_areas(version)]


def _caps(version: Version) -> Iterator[str]:
    model = int(figure("model-investor-cap-percent", version.on))
    for one in version.classes:
        if one.cap_percent is not None and one.cap_percent > model:
            yield _(
                "“%(name)s” may hold up to %(cap)s%% of a vote. Where its members only invest, model rules stop at %(model)s%%."
            ) % {"name": one.name, "cap": one.cap_percent, "model": model}


def _equal_votes(version: Version) -> Iterator[str]:
    weighted = any(rule.method == Method.CLASS_WEIGHT for rule in version.rules)
    if weighted and version.organisation.legal_form == LegalForm.COOPERATIVE_SOCIETY:
        yield _(
            "The registrar expects members of a co-operative society to have equal control: ask before you register votes weighted by class."
        )


def _areas(version: Version) -> Iterator[str]:
    for one in version.classes:
        if Need.ADDRESS_IN_AREA in one.needs and not one.area_codes:
            yield _(
                "“%(name)s” asks for a home in the area, but names no ward: any address will do."
            ) % {"name": one.name}
