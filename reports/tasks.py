"""The reports' own jobs. Each may run twice, late, or be killed anywhere."""

from celery import shared_task

from ballots.publishing import PUBLIC
from budgets.models import BudgetRound
from reports import declarations
from reports.models import DeclarationReport, ReportState


@shared_task(name="reports.tasks.make_declaration")
def make_declaration(ballot_id: int) -> None:
    """The PDF of a round's result that was just declared or superseded; other votes have none."""
    rounds = BudgetRound.objects.select_related("ballot__declaration")
    found = rounds.filter(ballot=ballot_id).first()
    if found is not None:
        declarations.make(declarations.report_of(found.ballot).pk)


@shared_task(name="reports.tasks.make_waiting")
def make_waiting() -> None:
    """From the beat: what a lost message, a dead worker or a fault left without a file."""
    without = BudgetRound.objects.filter(
        ballot__state__in=PUBLIC, ballot__declaration__reports=None
    )
    unfinished = DeclarationReport.objects.exclude(state=ReportState.READY)
    ballots = {*without.values_list("ballot", flat=True)}
    ballots |= {*unfinished.values_list("declaration__ballot", flat=True)}
    for ballot_id in sorted(ballots):
        make_declaration.delay(ballot_id)
