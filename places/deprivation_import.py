"""Taking in the Indices of Deprivation: the LSOAs of this council's area alone are kept."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from places import belonging
from places.deprivation_file import DeprivationFile, LsoaRow, read
from places.errors import ImportRefused
from places.models import Lsoa, Postcode
from record import entries


@dataclass(frozen=True)
class DeprivationImported:
    """`missing` LSOAs have postcodes of ours and no row in the file: of other census years, as those of 2019 are."""

    edition: int
    read: int
    kept: int
    missing: int


@transaction.atomic
def import_deprivation(*, path: Path, by: entries.Actor) -> DeprivationImported:
    """Make the LSOAs those of the file that hold a postcode of this council. All or nothing. Raises ImportRefused."""
    ours = _ours()
    found = read(path, ours)
    if not found.rows:
        raise ImportRefused(
            _(
                "The file has none of the %(number)s LSOAs of this council's area. The Indices of Deprivation are of England alone."
            )
            % {"number": len(ours)}
        )
    _replace(found)
    belonging.settle()
    imported = DeprivationImported(
        found.columns.edition, found.read, len(found.rows), len(ours) - len(found.rows)
    )
    _record(imported, path, by)
    return imported


def _ours() -> set[str]:
    codes = Postcode.objects.exclude(ward=None).exclude(lsoa="").values_list("lsoa", flat=True)
    ours = set(codes.distinct())
    if not ours:
        raise ImportRefused(
            _("No postcode says its LSOA. Import the postcodes first, with import_postcodes.")
        )
    return ours


def _replace(found: DeprivationFile) -> None:
    Lsoa.objects.exclude(code__in=[row.code for row in found.rows]).delete()
    Lsoa.objects.bulk_create(
        [_lsoa(row, found.columns.edition) for row in found.rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "edition", "population", "imd_rank", "imd_decile"],
    )


def _lsoa(row: LsoaRow, edition: int) -> Lsoa:
    return Lsoa(
        code=row.code,
        name=row.name,
        edition=edition,
        population=row.population,
        imd_rank=row.rank,
        imd_decile=row.decile,
    )


def _record(imported: DeprivationImported, path: Path, by: entries.Actor) -> None:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    entries.write(
        actor=by,
        action="places.deprivation-imported",
        subject=entries.Subject("deprivation", str(imported.edition), path.name[:200]),
        payload={
            "edition": imported.edition,
            "kept": imported.kept,
            "missing": imported.missing,
            "sha256": digest,
        },
    )
