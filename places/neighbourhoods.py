"""Taking in the boundaries of neighbourhoods: the file is all of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from places import belonging, placing
from places.errors import ImportRefused
from places.models import Neighbourhood
from places.neighbourhood_file import NeighbourhoodFeature, read_neighbourhoods
from record import entries


@dataclass(frozen=True)
class NeighbourhoodsImported:
    """`retired` were not in the file any more; `in_several` of the `placed` postcodes lay where two are drawn."""

    added: int
    changed: int
    unchanged: int
    retired: int
    placed: int
    in_several: int

    @property
    def total(self) -> int:
        return self.added + self.changed + self.unchanged


@transaction.atomic
def import_neighbourhoods(
    *,
    path: Path,
    by: entries.Actor,
    code_field: str = "",
    name_field: str = "",
    source: str = "",
) -> NeighbourhoodsImported:
    """Make the current neighbourhoods what the file says, and put every postcode in its own.

    All or nothing. Raises ImportRefused.
    """
    features = _each_once(read_neighbourhoods(path, code_field, name_field, source))
    there = {one.code: one for one in Neighbourhood.objects.select_for_update()}
    slugs = {one.slug for one in there.values() if one.code not in features}
    kinds = [_save(feature, there, slugs) for feature in features.values()]
    retired = Neighbourhood.objects.current().exclude(code__in=features).update(is_current=False)
    placed = placing.place()
    belonging.settle()
    imported = NeighbourhoodsImported(
        added=kinds.count("added"),
        changed=kinds.count("changed"),
        unchanged=kinds.count("unchanged"),
        retired=retired,
        placed=placed.inside,
        in_several=placed.in_several,
    )
    _record(imported, path, by)
    return imported


def _each_once(features: Iterable[NeighbourhoodFeature]) -> dict[str, NeighbourhoodFeature]:
    found: dict[str, NeighbourhoodFeature] = {}
    for feature in features:
        if feature.code in found:
            raise ImportRefused(
                _("Neighbourhood %(code)s is in the file twice.") % {"code": feature.code}
            )
        found[feature.code] = feature
    return found


def _save(feature: NeighbourhoodFeature, there: dict[str, Neighbourhood], slugs: set[str]) -> str:
    found = there.get(feature.code) or Neighbourhood(code=feature.code, is_current=False)
    before = _facts(found)
    found.name, found.boundary, found.source = feature.name, feature.boundary, feature.source
    found.slug, found.is_current = _slug(feature, slugs), True
    slugs.add(found.slug)
    if before == _facts(found):
        return "unchanged"
    kind = "changed" if found.pk else "added"
    found.save()
    return kind


def _facts(found: Neighbourhood) -> tuple[object, ...]:
    return found.name, found.slug, found.boundary, found.source, found.is_current


def _slug(feature: NeighbourhoodFeature, taken: Collection[str]) -> str:
    """The name, and the code with it where two share a name."""
    slug = slugify(feature.name)[:80]
    return f"{slug[:39]}-{slugify(feature.code)}" if slug in taken else slug


def _record(imported: NeighbourhoodsImported, path: Path, by: entries.Actor) -> None:
    entries.write(
        actor=by,
        action="places.neighbourhoods-imported",
        subject=entries.Subject("neighbourhoods", "all", path.name[:200]),
        payload={
            "neighbourhoods": imported.total,
            "added": imported.added,
            "changed": imported.changed,
            "retired": imported.retired,
            "placed": imported.placed,
        },
    )
