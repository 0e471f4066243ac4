"""The declaration of a result as a document: asked for once, made by whoever gets to it first, and kept."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.db import transaction

from ballots.models import Ballot, BallotState
from reports import documents, paper
from reports.documents import Document
from reports.models import DeclarationReport, Edition, ReportState

STYLE = "reports/declaration.css"
log = logging.getLogger(__name__)


def report_of(ballot: Ballot) -> DeclarationReport:
    """The report of a declared ballot as it stands now, its row made if nobody has asked before."""
    superseded = ballot.state == BallotState.SUPERSEDED
    return DeclarationReport.objects.get_or_create(
        declaration=ballot.declaration,
        edition=Edition.SUPERSEDED if superseded else Edition.DECLARED,
    )[0]


def make(report_id: int) -> bool:
    """Make the file of a report that has none. Doing it again does nothing; True if this call made it.

    Nothing is made before what follows from the declaration is done: a resolution is decided a moment after it.

    Of two at once one waits and finds it done; killed anywhere it leaves the row as it was, and at most a file
    that nothing names. A fault is noted and raised.
    """
    try:
        with transaction.atomic():
            report = DeclarationReport.objects.select_for_update().get(pk=report_id)
            if report.state == ReportState.READY:
                return False
            document = documents.of(report.declaration.ballot_id)
            if document is None:
                return False
            _keep(report, document)
    except Exception as fault:
        _note(report_id, type(fault).__name__)
        raise
    return True


def _keep(report: DeclarationReport, document: Document) -> None:
    content = paper.pdf(document.template, STYLE, document.context)
    report.sha256 = hashlib.sha256(content).hexdigest()
    report.state, report.fault = ReportState.READY, ""
    report.file.save(f"{document.name}-{report.edition}.pdf", ContentFile(content), save=False)
    report.save()


def _note(report_id: int, fault: str) -> None:
    unfinished = DeclarationReport.objects.filter(pk=report_id).exclude(state=ReportState.READY)
    unfinished.update(state=ReportState.FAILED, fault=fault[:80])
    log.error("declaration_not_made", extra={"report": report_id, "fault": fault})
