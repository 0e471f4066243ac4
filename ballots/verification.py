"""That what was published of every ballot still stands in the database."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ballots import box, declaring, parting, secrecy, tallying
from ballots.counting import rules
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
    yield from _declared_faults(ballot)


def _recorded(ballot: Ballot) -> dict[str, Any]:
    return {**_NOTHING, **_on_record(ballot, "ballots.reconciled")}


def _on_record(ballot: Ballot, action: str) -> dict[str, Any]:
    """What the record's latest such entry says of the ballot; {} where there is none."""
    entry = RecordEntry.objects.filter(
        subject_kind="ballot", subject_id=str(ballot.pk), action=action
    ).last()
    return dict(json.loads(entry.payload)) if entry else {}


def _count_faults(ballot: Ballot) -> Iterator[str]:
    kept, asked = list(ballot.counts.order_by("-main", "pk")), tallying.rules_of(ballot)
    recorded = _on_record(ballot, "ballots.counted")
    if [count.rule for count in kept] != recorded.get("rules", []):
        yield _("the counts are not the ones on the record.")
        return
    if not kept:
        return
    if [tallying.described(rule) for rule in asked] != recorded["rules"]:
        yield _("the ballot’s rule is not the one on the record.")
        return
    election = tallying.election_of(ballot)
    digests = {recorded["input_digest"], *(count.input_digest for count in kept)}
    if digests != {election.digest()}:
        yield _("the count was made from other papers.")
    for count, rule in zip(kept, asked, strict=True):
        again = json.loads(json.dumps(rules.count(election, rule).as_dict()))
        if count.outcome != again:
            yield _("counting again by “%(rule)s” gives another result.") % {"rule": rule.rule}


def _declared_faults(ballot: Ballot) -> Iterator[str]:
    recorded = _on_record(ballot, "ballots.declared")
    declaration = Declaration.objects.filter(ballot=ballot).first()
    outcome = ballot.counts.filter(main=True).values_list("outcome", flat=True).first()
    stands = declaring.facts(declaration, outcome) if declaration and outcome else {}
    if recorded != stands:
        yield _("what was declared is not what is on the record.")
