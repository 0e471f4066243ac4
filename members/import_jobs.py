"""A confirmed import of members in the background: the broker carries the key of the sealed file, never a name.

It may run twice or be killed anywhere: the import is one transaction, and its token counts once.
"""

import hashlib
import io

from django.utils.translation import gettext as _

from look import progress
from members import held_files
from members.errors import MemberError
from members.importing import import_members
from members.models import MemberImport, Organisation, Person


def run(organisation_id: int, person_id: int, key: str, name: str) -> None:
    """Import what is held, and say how far it is; a refusal becomes the progress's error."""
    organisation = Organisation.objects.get(pk=organisation_id)
    told = job(key)
    try:
        if not MemberImport.objects.filter(token=token(key)).exists():
            content = held_files.fetch(key, purpose(organisation))
            import_members(
                organisation,
                Person.objects.get(pk=person_id),
                io.BytesIO(content),
                name,
                token(key),
                report=lambda done, total: progress.report(
                    told, done, total + 1, _("Reading the file")
                ),
            )
        held_files.let_go(key)
    except MemberError as refusal:
        progress.report(told, 0, 1, _("Stopped"), error=refusal.message)
    except Exception:
        unexpected = _("Something went wrong that the system’s operator must look at.")
        progress.report(told, 0, 1, _("Stopped"), error=unexpected)
        raise
    else:
        progress.report(told, 1, 1, _("Imported"))


def job(key: str) -> str:
    """The name under which `look.progress` knows the import of what is held under `key`."""
    return f"import:{token(key)}"


def token(key: str) -> str:
    """What stands for the key where the key itself would open the file: a row, an address."""
    return hashlib.sha256(key.encode()).hexdigest()


def purpose(organisation: Organisation) -> str:
    return f"members:{organisation.pk}"
