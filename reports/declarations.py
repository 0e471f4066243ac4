"""The declaration of a result as a document: asked for once, made by whoever gets to it first, and kept."""

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from ballots.models import Ballot, BallotState
from ballots.turnout_tables import share_of_roll
from budgets import count_words, result_words, results, tie_words, turnout_tables
from budgets.models import BudgetRound
from budgets.results import Result
from look import bars
from reports import paper
from reports.models import DeclarationReport, Edition, ReportState

TEMPLATE, STYLE = "reports/declaration.html", "reports/declaration.css"
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

    Of two at once one waits and finds it done; killed anywhere it leaves the row as it was, and at most a file
    that nothing names. A fault is noted and raised.
    """
    try:
        with transaction.atomic():
            report = DeclarationReport.objects.select_for_update().get(pk=report_id)
            if report.state == ReportState.READY:
                return False
            _keep(report, _drawn(report))
    except Exception as fault:
        _note(report_id, type(fault).__name__)
        raise
    return True


def _keep(report: DeclarationReport, content: bytes) -> None:
    slug = report.declaration.ballot.budget_round.slug
    report.sha256 = hashlib.sha256(content).hexdigest()
    report.state, report.fault = ReportState.READY, ""
    report.file.save(f"{slug}-{report.edition}.pdf", ContentFile(content), save=False)
    report.save()


def _note(report_id: int, fault: str) -> None:
    unfinished = DeclarationReport.objects.filter(pk=report_id).exclude(state=ReportState.READY)
    unfinished.update(state=ReportState.FAILED, fault=fault[:80])
    log.error("declaration_not_made", extra={"report": report_id, "fault": fault})


def _drawn(report: DeclarationReport) -> bytes:
    rounds = BudgetRound.objects.select_related("ballot__roll", "ballot__declaration", "ward")
    found = results.read(rounds.get(ballot=report.declaration.ballot_id))
    return paper.pdf(TEMPLATE, STYLE, context(found))


def context(found: Result) -> dict[str, Any]:
    """What the document says, in the order of the page of the result."""
    entries = found.entries
    costs = [line.cost_pence for line in found.winners]
    return {
        "result": found,
        "budget_round": found.budget_round,
        "ballot": found.ballot,
        "headline": result_words.headline(found),
        "bar": bars.money_bar(costs, found.ballot.pot),
        "how_counted": count_words.how_counted(found.outcome),
        "details": count_words.details(found.outcome),
        "ties": tie_words.ties_in_short(found.outcome),
        "share": share_of_roll(found.ballot, found.declaration),
        "turnout_tables": turnout_tables.tables(found),
        "reconciled": entries.get("ballots.reconciled"),
        "declared": entries.get("ballots.declared"),
        "superseded": entries.get("ballots.superseded"),
        "superseded_why": result_words.reason(entries.get("ballots.superseded")),
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
        "crest": paper.embedded(settings.BRAND.crest_dark),
        "brand": settings.BRAND,
        "site": settings.SITE_URL,
    }
