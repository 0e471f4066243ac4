"""What the declaration of a ballot says as a document: of a round on money, of a contest of an election, of a resolution."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from ballots.models import Ballot
from ballots.summaries import DECLARATIONS
from budgets.models import BudgetRound
from governance.models import Contest, Resolution
from record.models import RecordEntry
from record.sentences import payload
from reports import contest_document, paper, resolution_document, round_document


@dataclass(frozen=True)
class Document:
    """`name` is what its file is called, without an ending."""

    name: str
    template: str
    context: dict[str, Any] = field(repr=False)


def of(ballot_id: int) -> Document | None:
    """None for a ballot that has no such document, or not yet."""
    ballot = Ballot.objects.select_related("declaration__declared_by", "roll").get(pk=ballot_id)
    for make in (_of_round, _of_contest, _of_resolution):
        document = make(ballot)
        if document is not None:
            about = {**common(ballot), **document.context}
            return Document(document.name, document.template, about)
    return None


def common(ballot: Ballot) -> dict[str, Any]:
    """What every declaration says: who declared it when, the seals, the entries of the public record, whose paper it is."""
    entries = _entries(ballot)
    superseded = entries.get("ballots.superseded")
    return {
        "ballot": ballot,
        "declaration": ballot.declaration,
        "input_digest": ballot.counts.get(main=True).input_digest,
        "reconciled": entries.get("ballots.reconciled"),
        "declared": next((entries[one] for one in DECLARATIONS if one in entries), None),
        "superseded": superseded,
        "superseded_why": payload(superseded).get("reason", "") if superseded else "",
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
        "crest": paper.embedded(settings.BRAND.crest_dark),
        "brand": settings.BRAND,
        "site": settings.SITE_URL,
    }


def _of_round(ballot: Ballot) -> Document | None:
    rounds = BudgetRound.objects.select_related(
        "ballot__roll", "ballot__declaration", "ward", "neighbourhood"
    )
    found = rounds.filter(ballot=ballot).first()
    if found is None:
        return None
    return Document(found.slug, "reports/declaration.html", round_document.context(found))


def _of_contest(ballot: Ballot) -> Document | None:
    contests = Contest.objects.select_related(
        "ballot__roll",
        "ballot__declaration",
        "election__organisation",
        "election__constitution",
    )
    found = contests.filter(ballot=ballot).first()
    if found is None:
        return None
    name = f"{found.election.organisation.slug}-{found.election.slug}-{found.constituency_code}"
    return Document(name, "reports/contest.html", contest_document.context(found))


def _of_resolution(ballot: Ballot) -> Document | None:
    resolutions = Resolution.objects.select_related(
        "organisation", "rule__constitution", "meeting", "ballot__roll", "first__organisation"
    )
    found = resolutions.filter(ballot=ballot).exclude(outcome=None).first()
    if found is None:
        return None
    name = f"{found.organisation.slug}-{found.slug}"
    return Document(name, "reports/resolution.html", resolution_document.context(found))


def _entries(ballot: Ballot) -> Mapping[str, RecordEntry]:
    """The ballot's entries in the public record by their action, the last of each."""
    about = ballot.as_subject()
    found = RecordEntry.objects.filter(subject_kind=about.kind, subject_id=about.id)
    return {entry.action: entry for entry in found.order_by("sequence")}
