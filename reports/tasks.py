"""The reports' own jobs. Each may run twice, late, or be killed anywhere."""

from celery import shared_task

from ballots.models import Ballot
from ballots.publishing import PUBLIC
from reports import declarations
from reports.models import DeclarationReport, ReportState


@shared_task(name="reports.tasks.make_declaration")
def make_declaration(ballot_id: int) -> None:
    """The PDF of a result that was just declared or superseded."""
    ballot = Ballot.objects.select_related("declaration").get(pk=ballot_id)
    declarations.make(declarations.report_of(ballot).pk)


@shared_task(name="reports.tasks.make_waiting")
def make_waiting() -> None:
    """From the beat: what a lost message, a dead worker or a fault left without a file."""
    without = Ballot.objects.filter(state__in=PUBLIC, declaration__reports=None)
    unfinished = DeclarationReport.objects.exclude(state=ReportState.READY)
    ballots = {*without.values_list("pk", flat=True)}
    ballots |= {*unfinished.values_list("declaration__ballot", flat=True)}
    for ballot_id in sorted(ballots):
        make_declaration.delay(ballot_id)
