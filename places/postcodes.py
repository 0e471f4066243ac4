"""Taking in a postcode directory (ONSPD, NSPL): staged by COPY, checked against the boundaries, then merged in one go."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from places import belonging, placing, staging
from places.errors import ImportRefused
from places.models import Ward
from places.postcode_file import PostcodeFile, Progress, Tally, opened
from record import entries


@dataclass(frozen=True)
class PostcodesImported:
    """`inside` are in a ward of this council; of all kept, `added`, `changed` and, no longer in use, `removed`."""

    product: str
    vintage: int
    tally: Tally
    inside: int
    added: int
    changed: int
    removed: int
    overrides_kept: int


@transaction.atomic
def import_postcodes(
    *,
    path: Path,
    by: entries.Actor,
    vintage: int | None = None,
    only_districts: Collection[str] = (),
    progress: Progress | None = None,
) -> PostcodesImported:
    """Make the table of postcodes what the file says; officers' overrides stay.

    `vintage` is the year of the boundaries to put them in, by default the newest there is. Memory does not grow
    with the file. All or nothing. Raises ImportRefused.
    """
    vintage = vintage or _newest_vintage()
    with opened(path) as file, connection.cursor() as cursor:
        _check_year(file, vintage)
        staging.make(cursor)
        staging.fill(cursor, file.live_rows(only_districts, progress))
        staging.check(cursor, vintage)
        merged = staging.merge(cursor, vintage)
        staging.drop(cursor)
    placing.place()
    belonging.settle()
    imported = PostcodesImported(file.columns.product, vintage, file.tally, **merged)
    _record(imported, path, by)
    return imported


def _newest_vintage() -> int:
    newest = Ward.objects.order_by("-vintage").values_list("vintage", flat=True).first()
    if newest is None:
        raise ImportRefused(_("Import the boundaries of the wards first, with import_wards."))
    return newest


def _check_year(file: PostcodeFile, vintage: int) -> None:
    year = file.columns.ward_year
    if year is not None and year != vintage:
        raise ImportRefused(
            _(
                "The file's wards are those of %(year)s, the boundaries here are of %(vintage)s."
                " Take a file of the same year, or import the boundaries of %(year)s first."
            )
            % {"year": year, "vintage": vintage}
        )


def _record(imported: PostcodesImported, path: Path, by: entries.Actor) -> None:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    entries.write(
        actor=by,
        action="places.postcodes-imported",
        subject=entries.Subject("postcodes", str(imported.vintage), path.name[:200]),
        payload={
            "product": imported.product,
            "inside": imported.inside,
            "kept": imported.tally.kept,
            "added": imported.added,
            "changed": imported.changed,
            "removed": imported.removed,
            "sha256": digest,
        },
    )
