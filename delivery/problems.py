"""Problems with a project: reported by anybody, read by an officer before they are shown, answered in public."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, Problem, ProblemState
from members.models import Person
from record import entries
from statute import clock

VISITOR = entries.Actor("visitor", "visitor")
# Neither vowels nor letters that look like numbers: a reference is read out on the phone and spells no word.
_ALPHABET = "BCDFGHJKMNPQRTVWXYZ2346789"


@transaction.atomic
def report(*, project: DeliveryProject, words: str) -> Problem:
    """Keep what somebody saw; nobody is asked who they are. Raises DeliveryError in a closed round."""
    if project.round.closed_at:
        raise DeliveryError(_("The round is closed. Tell the council by its contact instead."))
    letters = "".join(secrets.choice(_ALPHABET) for _place in range(6))
    made = Problem.objects.create(delivery=project, reference=f"P-{letters}", words=words.strip())
    entries.write(actor=VISITOR, action="delivery.problem-reported", subject=made.as_subject())
    return made


@transaction.atomic
def answer(*, problem: Problem, by: Person, words: str) -> None:
    """Show the problem with our answer. Raises DeliveryError for what is hidden or answered."""
    row = _locked(problem)
    if row.answered_at:
        raise DeliveryError(_("This problem is answered already."))
    if row.state == ProblemState.HIDDEN:
        raise DeliveryError(
            _("This problem is not shown, so there is nothing to answer in public.")
        )
    if not words.strip():
        raise DeliveryError(_("Write the answer. It is published beside the problem."), "words")
    row.state, row.answer = ProblemState.SHOWN, words.strip()
    row.answered_at, row.answered_by = clock.now(), by
    row.save()
    _record(row, by, "delivery.problem-answered")


@transaction.atomic
def show(*, problem: Problem, by: Person) -> None:
    """Put it on the project's page before it is answered. Raises DeliveryError."""
    row = _locked(problem)
    if row.state != ProblemState.WAITING:
        raise DeliveryError(_("This problem was read already."))
    row.state = ProblemState.SHOWN
    row.save(update_fields=["state"])
    _record(row, by, "delivery.problem-shown")


@transaction.atomic
def hide(*, problem: Problem, by: Person, reason: str) -> None:
    """Leave it out, with the reason that its reporter finds. Raises DeliveryError."""
    row = _locked(problem)
    if not reason.strip():
        raise DeliveryError(_("Say why it is not shown. Whoever reported it reads that."), "reason")
    if row.state == ProblemState.HIDDEN:
        raise DeliveryError(_("It is hidden already."))
    row.state, row.hidden_reason = ProblemState.HIDDEN, reason.strip()[:300]
    row.save(update_fields=["state", "hidden_reason"])
    _record(row, by, "delivery.problem-hidden", reason=row.hidden_reason)


def _locked(problem: Problem) -> Problem:
    rows = Problem.objects.select_for_update(of=("self",))
    return rows.select_related("delivery__project__option").get(pk=problem.pk)


def _record(row: Problem, by: Person, action: str, **facts: object) -> None:
    entries.write(
        actor=by.as_actor("officer"), action=action, subject=row.as_subject(), payload=facts
    )
