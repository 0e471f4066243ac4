"""A large budget from the upload to what is saved, each step by one verb; the long ones are a worker's.

A worker holds the row while it works and changes nothing before it is done: killed anywhere, the step begins again; started
twice, the second finds the row held or the step done, and leaves.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from members.models import Person
from services.breaking_down import Setup, Worked, work_out
from services.csv_rows import Fault
from services.disaggregating import make_disaggregation
from services.errors import ServiceError
from services.models import LargeBudget, LargeState, Service
from services.models.large import WORK
from statute import clock

# Above so many lines a worker does it; below, it is done before the page is there.
MOST_AT_ONCE = 1_500
FAULTS_KEPT = 100
DECIDED_WITHIN = timedelta(days=1)
Report = Callable[[int, int], None]


def is_large(content: bytes) -> bool:
    """Whichever way its lines end: some programs write carriage returns alone."""
    return max(content.count(b"\n"), content.count(b"\r")) > MOST_AT_ONCE + 1


@transaction.atomic
def hand_over(
    *, service: Service, setup: Setup, content: bytes, users: bytes, by: Person
) -> LargeBudget:
    """Keep the files for a worker to look at."""
    return LargeBudget.objects.create(
        service=service, setup=asdict(setup), content=content, users=users, by=by
    )


@transaction.atomic
def decide(*, budget: LargeBudget, by: Person) -> LargeBudget:
    """Save and publish what was seen. Raises ServiceError where it waits for no decision."""
    budget = LargeBudget.objects.select_for_update(no_key=True).get(pk=budget.pk)
    if budget.state != LargeState.READY:
        raise ServiceError(
            _("This budget is marked “%(state)s”.") % {"state": budget.get_state_display()}
        )
    budget.state, budget.decided_by = LargeState.SAVING, by
    budget.save(update_fields=["state", "decided_by"])
    return budget


def go_on(pk: int, report: Report) -> None:
    """The step that waits for a worker; `report` hears how many of the lines are done. Nothing where there is none."""
    try:
        _step(pk, report)
    except ServiceError as refused:
        _refuse(pk, refused.message)


def lapse() -> int:
    """Let the files go of those that nobody decided on; how many."""
    old = LargeBudget.objects.filter(
        state=LargeState.READY, made_at__lt=clock.now() - DECIDED_WITHIN
    )
    return old.update(state=LargeState.LAPSED, content=b"", users=b"")


@transaction.atomic
def _step(pk: int, report: Report) -> None:
    budget = _held(pk)
    if budget is None:
        return
    lines = bytes(budget.content).count(b"\n")
    report(0, lines)
    # Areas and their people may have changed since an officer looked: worked out anew each time, and published only as it was seen.
    worked = work_out(
        bytes(budget.content),
        bytes(budget.users),
        Setup(**budget.setup),
        report=lambda done: report(done, lines),
    )
    if worked.faults:
        _end(budget, LargeState.FAULTY, worked.faults)
    elif budget.state == LargeState.CHECKING:
        budget.state, budget.summary = LargeState.READY, _summary(worked)
        budget.save(update_fields=["state", "summary"])
    elif _summary(worked) != budget.summary:
        raise ServiceError(
            _(
                "Areas or their people changed after you looked. Choose the files again and look anew."
            )
        )
    else:
        budget.made = make_disaggregation(
            by=budget.decided_by or budget.by,
            service=budget.service,
            worked=worked,
            content=bytes(budget.content),
            report=lambda done: report(done, len(worked.lines)),
        )
        _end(budget, LargeState.SAVED)


@transaction.atomic
def _refuse(pk: int, reason: str) -> None:
    budget = _held(pk)
    if budget is not None:
        _end(budget, LargeState.FAULTY, [Fault(1, reason)])


def _held(pk: int) -> LargeBudget | None:
    """The row, if it waits for a worker and none is at it."""
    rows = LargeBudget.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
    return rows.select_related("service", "by", "decided_by").filter(pk=pk, state__in=WORK).first()


def _end(budget: LargeBudget, state: LargeState, faults: list[Fault] | None = None) -> None:
    budget.state, budget.content, budget.users = state, b"", b""
    budget.fault_count = len(faults or [])
    budget.faults = [asdict(fault) for fault in (faults or [])[:FAULTS_KEPT]]
    budget.save(update_fields=["state", "content", "users", "faults", "fault_count", "made"])


def _summary(worked: Worked) -> dict[str, object]:
    return {
        "lines": len(worked.lines),
        "overheads": sum(bool(line.overhead_class) for line in worked.lines),
        "estimates": sum(bool(line.estimate) for line in worked.lines),
        "areas": [area.as_input() for area in worked.areas],
        "by_area": worked.by_area,
    }
