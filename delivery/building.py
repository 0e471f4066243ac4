"""A project's own way: who does it, its start, its end, and what was not spent going back."""

from django.db import transaction
from django.utils.translation import gettext as _

from delivery.connections import refuse_connected
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, ProjectState
from delivery.models.project import PROJECT_MOVES
from funds import balances, moving
from funds.errors import FundError
from look import words
from members.models import Person
from record import entries
from statute import clock


@transaction.atomic
def engage(*, project: DeliveryProject, by: Person, kind: str, runner: str) -> None:
    """Say who carries it out. Raises DeliveryError for somebody connected with those who decided, and once it has ended."""
    row = held_project(project)
    if row.has_ended:
        raise DeliveryError(_("The project has ended: who carried it out stays as it was."))
    refuse_connected(row, runner, "runner")
    row.runner_kind, row.runner = kind, " ".join(runner.split())
    row.save(update_fields=["runner_kind", "runner"])
    record(row, by, "delivery.runner-named", runner=row.runner)


@transaction.atomic
def begin_work(*, project: DeliveryProject, by: Person) -> None:
    """Raises DeliveryError where nobody is named to do it."""
    row = held_project(project)
    if not row.runner:
        raise DeliveryError(_("Say first who carries the project out."))
    _move(row, ProjectState.UNDER_WAY)
    row.began_at = clock.now()
    row.save(update_fields=["state", "began_at"])
    record(row, by, "delivery.project-begun")


@transaction.atomic
def finish(*, project: DeliveryProject, by: Person) -> int:
    """It is built. What was not spent goes back to its funds: returns how much. Raises DeliveryError."""
    return _end(held_project(project), ProjectState.DONE, by, "delivery.project-finished", "")


@transaction.atomic
def stop(*, project: DeliveryProject, by: Person, reason: str) -> int:
    """It will not be finished, and why; the rest of its money goes back. Raises DeliveryError."""
    if not reason.strip():
        raise DeliveryError(_("Say why the project is stopped. It is published."), "reason")
    row = held_project(project)
    return _end(row, ProjectState.STOPPED, by, "delivery.project-stopped", reason.strip())


def held_project(project: DeliveryProject) -> DeliveryProject:
    """The project, locked. Raises DeliveryError in a closed round."""
    rows = DeliveryProject.objects.select_for_update(of=("self",))
    row = rows.select_related("round", "line", "account", "project__option").get(pk=project.pk)
    if row.round.closed_at:
        raise DeliveryError(_("The round is closed: its projects stay as they were."))
    return row


def record(row: DeliveryProject, by: Person, action: str, **facts: object) -> None:
    entries.write(
        actor=by.as_actor("officer"), action=action, subject=row.as_subject(), payload=facts
    )


def _end(row: DeliveryProject, state: ProjectState, by: Person, action: str, reason: str) -> int:
    _move(row, state)
    if waiting := moving.spoken_for(row.account):
        raise DeliveryError(
            _("Payments of %(sum)s wait still. Have them paid, refused or cancelled first.")
            % {"sum": words.pounds(waiting)}
        )
    left = balances.of_account(row.account)
    if left:
        _hand_back(row, by, left)
    row.stopped_reason, row.ended_at = reason, clock.now()
    row.save(update_fields=["state", "stopped_reason", "ended_at"])
    record(row, by, action, reason=reason, handed_back=words.pounds(left))
    return left


def _hand_back(row: DeliveryProject, by: Person, pence: int) -> None:
    try:
        moving.hand_back(
            source=row.account,
            amount_pence=pence,
            by=by.as_actor("officer"),
            reason=_("Not spent: %(title)s") % {"title": row},
        )
    except FundError as refused:
        raise DeliveryError(refused.message) from refused


def _move(row: DeliveryProject, state: ProjectState) -> None:
    if (row.state, state.value) not in PROJECT_MOVES:
        raise DeliveryError(
            _("This project is marked “%(state)s”: that cannot follow.")
            % {"state": row.get_state_display()}
        )
    row.state = state
