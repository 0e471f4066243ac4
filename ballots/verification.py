"""That what was published of every ballot still stands in the database."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ballots import box, parting, secrecy, tallying
from ballots.counting import rules
from ballots.models import Ballot, BallotState
from record.models import RecordEntry
from record.verification import Report

_PARTED = [
    BallotState.RECONCILED,
    BallotState.COUNTED,
    BallotState.DECLARED,
    BallotState.SUPERSEDED,
]
_NOTHING: dict[str, Any] = {"receipts_root": "", "papers_root": "", "papers": 0}


def check_ballots() -> Report:
    """Work out both Merkle roots and every count anew. Reads papers and receipts as streams."""
    report = Report(_("Ballots parted from their rolls"))
    for ballot in Ballot.objects.filter(state__in=_PARTED).order_by("pk"):
        report.count += 1
        for fault in _faults(ballot):
            report.fault(f"{ballot.question} ({ballot.pk}): {fault}")
    return report


def _faults(ballot: Ballot) -> Iterator[str]:
    recorded = _recorded(ballot)
    receipts_root, papers_root = parting.roots(ballot.pk)
    if not receipts_root == recorded["receipts_root"] == ballot.receipts_root:
        yield _("the receipts list is not the one on the record.")
    if not papers_root == recorded["papers_root"] == ballot.papers_root:
        yield _("the papers are not the ones on the record.")
    if not ballot.papers.count() == ballot.receipts.count() == recorded["papers"]:
        yield _("papers, receipts and the number on the record differ.")
    if any(box.sizes(ballot.pk)) or secrecy.key_path(ballot.pk).exists():
        yield _("the ballot box or its key still exists.")
    yield from _count_faults(ballot)


def _recorded(ballot: Ballot) -> dict[str, Any]:
    entry = RecordEntry.objects.filter(
        subject_kind="ballot", subject_id=str(ballot.pk), action="ballots.reconciled"
    ).last()
    return {**_NOTHING, **json.loads(entry.payload)} if entry else _NOTHING


def _count_faults(ballot: Ballot) -> Iterator[str]:
    kept = list(ballot.counts.order_by("-main", "pk"))
    if not kept:
        return
    election = tallying.election_of(ballot)
    if any(count.input_digest != election.digest() for count in kept):
        yield _("the count was made from other papers.")
    for count, rule in zip(kept, tallying.rules_of(ballot), strict=True):
        again = json.loads(json.dumps(rules.count(election, rule).as_dict()))
        if count.outcome != again:
            yield _("counting again by “%(rule)s” gives another result.") % {"rule": rule.rule}
