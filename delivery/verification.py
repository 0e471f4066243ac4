"""That published decisions still say what they said: lines, signatures and signed text against what the public record was told."""

from typing import Any

from django.utils.translation import gettext as _

from delivery.digests import digest_of
from delivery.models import Decision
from record.models import RecordEntry
from record.sentences import payload
from record.verification import Report

Line = tuple[int, int, int, str]
Told = dict[str, Any]


def check_decisions() -> Report:
    """Every published version has one entry, with the same projects, sums and reasons; what was signed is what stands.

    Four statements, and one more for each that was signed.
    """
    told = _told()
    rows = Decision.objects.public().select_related("round")
    found = list(rows.prefetch_related("lines__project__option", "deciders__signature"))
    report = Report(_("Decisions on results"), count=len(found))
    for one in found:
        name = {"round": one.round, "version": one.version}
        entry = told.get(str(one.pk), {})
        if _lines_told(entry) != _lines(one):
            report.fault(
                _("The decision on “%(round)s”, version %(version)d, is not what was recorded.")
                % name
            )
        if one.is_signed and _signed(one) != {entry.get("digest")}:
            report.fault(
                _("The decision on “%(round)s”, version %(version)d, is not what was signed.")
                % name
            )
    return report


def _signed(decision: Decision) -> set[str]:
    """The digest of the text as it stands, and those of its signatures: one, where nothing was changed."""
    people = [one for one in decision.deciders.all() if not one.before_referral]
    given = {one.signature.digest for one in people if hasattr(one, "signature")}
    return {digest_of(decision)} | given


def _told() -> dict[str, Told]:
    entries = RecordEntry.objects.filter(action="delivery.decision-published")
    return {one.subject_id: payload(one) for one in entries}


def _lines_told(entry: Told) -> list[Line]:
    return [
        (line["number"], line["residents_pence"], line["funded_pence"], line["reason"])
        for line in entry.get("lines", [])
    ]


def _lines(decision: Decision) -> list[Line]:
    return sorted(
        (one.project.option.number, one.residents_pence, one.funded_pence, one.reason)
        for one in decision.lines.all()
    )
