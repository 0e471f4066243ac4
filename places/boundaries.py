"""Taking in the boundaries of the council's wards."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from places.errors import ImportRefused
from places.geojson import WardFeature, read_wards
from places.models import Ward
from record import entries

FIRST_VINTAGE = 1990
LAST_VINTAGE = 2100


@dataclass(frozen=True)
class WardsImported:
    added: int
    changed: int
    unchanged: int

    @property
    def total(self) -> int:
        return self.added + self.changed + self.unchanged


@transaction.atomic
def import_wards(
    *,
    path: Path,
    vintage: int,
    by: entries.Actor,
    code_field: str = "",
    name_field: str = "",
    only: Collection[str] = (),
) -> WardsImported:
    """Take in every ward of a GeoJSON file, or those whose ward or district code is in `only`.

    `vintage` is the year of the boundaries. All or nothing; importing again changes only what differs.
    Raises ImportRefused.
    """
    if not FIRST_VINTAGE <= vintage <= LAST_VINTAGE:
        raise ImportRefused(_("%(vintage)s is not a year of boundaries.") % {"vintage": vintage})
    features = _chosen(read_wards(path, vintage, code_field, name_field), only)
    there = {ward.code: ward for ward in Ward.objects.select_for_update().filter(vintage=vintage)}
    slugs = {ward.slug for ward in there.values() if ward.code not in features}
    counts = [_save(feature, vintage, there, slugs) for feature in features.values()]
    imported = WardsImported(*(counts.count(kind) for kind in ("added", "changed", "unchanged")))
    entries.write(
        actor=by,
        action="places.wards-imported",
        subject=entries.Subject("wards", str(vintage), _("Wards of %(year)s") % {"year": vintage}),
        payload={"wards": imported.total, "added": imported.added, "changed": imported.changed},
    )
    return imported


def _chosen(features: Iterable[WardFeature], only: Collection[str]) -> dict[str, WardFeature]:
    chosen: dict[str, WardFeature] = {}
    for feature in features:
        if only and not {feature.code, feature.district} & set(only):
            continue
        if feature.code in chosen:
            raise ImportRefused(_("Ward %(code)s is in the file twice.") % {"code": feature.code})
        chosen[feature.code] = feature
    if not chosen:
        raise ImportRefused(_("No ward of the file has one of the codes asked for."))
    return chosen


def _save(feature: WardFeature, vintage: int, there: dict[str, Ward], slugs: set[str]) -> str:
    ward = there.get(feature.code) or Ward(code=feature.code, vintage=vintage)
    before = (ward.name, ward.slug, ward.boundary, ward.population)
    ward.name, ward.boundary = feature.name, feature.boundary
    ward.population = feature.population or ward.population
    ward.slug = _slug(feature, slugs)
    slugs.add(ward.slug)
    if before == (ward.name, ward.slug, ward.boundary, ward.population):
        return "unchanged"
    kind = "changed" if ward.pk else "added"
    ward.save()
    return kind


def _slug(feature: WardFeature, taken: Collection[str]) -> str:
    """The name, and the code with it where two wards share a name."""
    slug = slugify(feature.name) or feature.code.lower()
    return f"{slug}-{feature.code.lower()}" if slug in taken else slug
