"""That what was published of every ballot still stands in the database."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ballots import box, parting, secrecy, summaries, tallying
from ballots.models import Ballot, BallotState, Declaration
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
    for ballot in Ballot.objects.filter(state__in=_PARTED).select_related("roll").order_by("pk"):
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
    if _roll_sizes(ballot) != ballot.roll.sizes:
        yield _("the sizes of the roll are not the ones on the record.")
    yield from _count_faults(ballot)
    yield from _declared_faults(ballot)


def _recorded(ballot: Ballot) -> dict[str, Any]:
    return {**_NOTHING, **_on_record(ballot, "ballots.reconciled")}


def _roll_sizes(ballot: Ballot) -> dict[str, int]:
    """As the record has them since the opening; a ballot opened by an earlier release has none."""
    return dict(_on_record(ballot, "ballots.opened").get("roll_sizes", {}))


def _on_record(ballot: Ballot, action: str) -> dict[str, Any]:
    """What the record's latest such entry says of the ballot; {} where there is none."""
    entry = RecordEntry.objects.filter(
        subject_kind="ballot", subject_id=str(ballot.pk), action=action
    ).last()
    return dict(json.loads(entry.payload)) if entry else {}


def _count_faults(ballot: Ballot) -> Iterator[str]:
    kept = list(ballot.counts.order_by("-main", "pk"))
    recorded = _on_record(ballot, "ballots.counted")
    if [count.rule for count in kept] != recorded.get("rules", []):
        yield _("the counts are not the ones on the record.")
        return
    if not kept:
        return
    again = tallying.results(ballot)
    if [one.rule for one in again] != recorded["rules"]:
        yield _("the ballot’s rule is not the one on the record.")
        return
    digests = {recorded["input_digest"], *(count.input_digest for count in kept)}
    if digests != {again[0].input_digest}:
        yield _("the count was made from other papers.")
    for count, result in zip(kept, again, strict=True):
        if count.outcome != json.loads(json.dumps(result.outcome)):
            yield _("counting again by “%(rule)s” gives another result.") % {
                "rule": result.rule["rule"]
            }


def _declared_faults(ballot: Ballot) -> Iterator[str]:
    declaration = Declaration.objects.filter(ballot=ballot).first()
    outcome = ballot.counts.filter(main=True).values_list("outcome", flat=True).first()
    stands, action = {}, "ballots.declared"
    if outcome:
        action = summaries.action_of(ballot, outcome)
    if declaration and outcome:
        stands = summaries.summary(ballot, declaration, outcome)
    if _on_record(ballot, action) != stands:
        yield _("what was declared is not what is on the record.")
