"""The reports' own jobs. Each may run twice, late, or be killed anywhere."""

from celery import shared_task
from django.db.models import Q

from ballots.models import Ballot
from ballots.publishing import PUBLIC
from reports import declarations
from reports.models import DeclarationReport, ReportState

# What a document is made of; other ballots have none.
HAS_DOCUMENT = ~Q(budget_round=None) | ~Q(contest=None) | ~Q(resolution=None)


@shared_task(name="reports.tasks.make_declaration")
def make_declaration(ballot_id: int) -> None:
    """The PDF of a result that was just declared or superseded."""
    ballots = Ballot.objects.filter(HAS_DOCUMENT).select_related("declaration")
    found = ballots.filter(pk=ballot_id, state__in=PUBLIC).first()
    if found is not None:
        declarations.make(declarations.report_of(found).pk)


@shared_task(name="reports.tasks.make_waiting")
def make_waiting() -> None:
    """From the beat: what a lost message, a dead worker or a fault left without a file."""
    without = Ballot.objects.filter(HAS_DOCUMENT, state__in=PUBLIC, declaration__reports=None)
    unfinished = DeclarationReport.objects.exclude(state=ReportState.READY)
    ballots = {*without.values_list("pk", flat=True)}
    ballots |= {*unfinished.values_list("declaration__ballot", flat=True)}
    for ballot_id in sorted(ballots):
        make_declaration.delay(ballot_id)
