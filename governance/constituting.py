"""Making and adopting an organisation's constitution."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from ballots.acting import acting
from governance.adoption import obstacles, read
from governance.drafting import draft_from_example, draft_from_version, locked
from governance.errors import GovernanceError
from governance.parts import seal
from look.words import day
from members.models import Constitution, ConstitutionState, Organisation, Person
from record import entries
from statute import clock

__all__ = ["adopt", "draft_from_example", "draft_from_version", "earliest_day", "today"]


@transaction.atomic
def adopt(
    constitution: Constitution,
    by: Person | entries.Actor | None,
    on: date,
    adopted_by: str,
    decided_seal: str = "",
) -> Constitution:
    """Put a draft in force from a day on, and end the version before it on that day.

    `adopted_by` names the decision: a change of the rules is itself a resolution. `by` is None where the decision itself acts. `decided_seal` is the `parts.seal` of what was
    decided on, so that a draft changed since is not adopted in its name. Raises GovernanceError with every obstacle in one message.
    """
    # The organisation's row is the lock: of two versions adopted at once the second sees the first.
    organisation = Organisation.objects.select_for_update().get(pk=constitution.organisation_id)
    draft = locked(constitution)
    before = Constitution.objects.filter(organisation=organisation).adopted().first()
    _check_order(draft, before)
    _check_decision(draft, adopted_by, decided_seal)
    _check_day(before, on)
    _check_parts(draft, on)
    if before is not None:
        before.in_force = DateRange(before.in_force.lower, on)
        before.save(update_fields=["in_force"])
    draft.state, draft.in_force = ConstitutionState.ADOPTED, DateRange(on, None)
    draft.adopted_by = adopted_by.strip()
    draft.save(update_fields=["state", "in_force", "adopted_by"])
    _record(draft, by)
    return draft


def today() -> date:
    """By the database's clock, in London."""
    return timezone.localtime(clock.now()).date()


def earliest_day(organisation: Organisation) -> date | None:
    """The first day on which a new version could come into force; None where none came before, so that any day will do."""
    before = Constitution.objects.filter(organisation=organisation).adopted().first()
    return None if before is None else _earliest_after(before)


def _earliest_after(before: Constitution) -> date:
    since: date = before.in_force.lower
    return max(today(), since + timedelta(days=1))


def _check_order(draft: Constitution, before: Constitution | None) -> None:
    if draft.replaces_id != (before.pk if before else None):
        raise GovernanceError(
            _(
                "Version %(number)s was adopted after this draft was begun. Make a new draft from it, so that nothing it says is lost unseen."
            )
            % {"number": before.version if before else ""}
        )


def _check_decision(draft: Constitution, adopted_by: str, decided_seal: str) -> None:
    if not adopted_by.strip():
        raise GovernanceError(_("Say which decision adopts this version."), "adopted_by")
    if decided_seal and decided_seal != seal(draft):
        raise GovernanceError(
            _(
                "The draft was changed after members decided on it: only what they saw can be adopted."
            )
        )


def _check_day(before: Constitution | None, on: date) -> None:
    """What happened under a version stays under it: rules never begin in the past of another."""
    if before is not None and on < (earliest := _earliest_after(before)):
        raise GovernanceError(
            _(
                "This version can come into force on %(day)s at the earliest: what happened before then stays under version %(number)s."
            )
            % {"day": day(earliest), "number": before.version},
            "on",
        )


def _check_parts(draft: Constitution, on: date) -> None:
    if found := obstacles(read(draft, on)):
        raise GovernanceError(" ".join(one.sentence for one in found))


def _record(adopted: Constitution, by: Person | entries.Actor | None) -> None:
    entries.write(
        actor=acting(by or entries.SYSTEM),
        action="governance.constitution-adopted",
        subject=adopted.as_subject(),
        payload={
            "organisation": adopted.organisation.slug,
            "version": adopted.version,
            "since": adopted.in_force.lower.isoformat(),
            "decision": adopted.adopted_by,
            "seal": seal(adopted),
        },
    )
