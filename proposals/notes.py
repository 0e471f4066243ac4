"""Private notes on a case: who may read them, writing one, and giving leave, which is recorded."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.policies import can_appraise
from members.models import Person
from proposals.models import Appraisal, Note, NoteLeave
from proposals.moving import record


def visible_to(person: Person, appraisal: Appraisal) -> QuerySet[Note]:
    """Those this person wrote, those written while the case was theirs, and those with leave. An administrator needs leave too."""
    leave = NoteLeave.objects.filter(
        appraisal=OuterRef("appraisal"), granted_by=OuterRef("holder"), officer=person
    )
    notes = Note.objects.filter(appraisal=appraisal).select_related("author")
    return notes.filter(Q(author=person) | Q(holder=person) | Exists(leave))


def may_write(person: Person, appraisal: Appraisal) -> bool:
    """Whoever has the case, and whoever may read its notes."""
    if appraisal.officer_id == person.pk:
        return True
    return NoteLeave.objects.filter(
        appraisal=appraisal, granted_by=appraisal.officer, officer=person
    ).exists()


@transaction.atomic
def write(*, appraisal: Appraisal, by: Person, text: str) -> Note:
    """Raises RoundError on a case that is neither one's own nor opened by leave."""
    locked = _locked(appraisal)
    if not may_write(by, locked):
        raise RoundError(_("This is a colleague’s case. They can give you leave."))
    if not text.strip():
        raise RoundError(_("Write the note."), "text")
    return Note.objects.create(
        appraisal=locked, author=by, holder=locked.officer, text=text.strip()
    )


@transaction.atomic
def give_leave(*, appraisal: Appraisal, by: Person, to: Person) -> None:
    """Let a colleague read one's notes on a case; only whose notes they are can. Raises RoundError."""
    locked = _locked(appraisal)
    has_notes = Note.objects.filter(appraisal=locked, holder=by).exists()
    if locked.officer_id != by.pk and not has_notes:
        raise RoundError(_("Only whoever has the case can give leave."))
    if not can_appraise(to, locked.proposal.round):
        raise RoundError(_("This colleague does not appraise this round’s proposals."), "email")
    NoteLeave.objects.get_or_create(appraisal=locked, officer=to, granted_by=by)
    _record(by, "proposals.leave-given", locked, to)


@transaction.atomic
def take_leave_back(*, leave: NoteLeave, by: Person) -> None:
    """Raises RoundError for leave that somebody else gave."""
    locked = _locked(leave.appraisal)
    if leave.granted_by_id != by.pk:
        raise RoundError(_("Only whoever gave leave can take it back."))
    officer = leave.officer
    leave.delete()
    _record(by, "proposals.leave-taken-back", locked, officer)


def _locked(appraisal: Appraisal) -> Appraisal:
    rows = Appraisal.objects.select_for_update(of=("self",))
    return rows.select_related("proposal__round", "officer").get(pk=appraisal.pk)


def _record(by: Person, action: str, appraisal: Appraisal, to: Person) -> None:
    record(by.as_actor("officer"), action, appraisal.proposal, to=str(to.public_id))
