"""That published decisions still say what they said: their lines against what the public record was told."""

from django.utils.translation import gettext as _

from delivery.models import Decision
from record.models import RecordEntry
from record.sentences import payload
from record.verification import Report

Line = tuple[int, int, int, str]


def check_decisions() -> Report:
    """Every published version has one entry, with the same projects, sums and reasons. Three statements."""
    told = _told()
    rows = Decision.objects.public().select_related("round")
    found = list(rows.prefetch_related("lines__project__option"))
    report = Report(_("Decisions on results"), count=len(found))
    for one in found:
        if told.get(str(one.pk)) != _lines(one):
            report.fault(
                _("The decision on “%(round)s”, version %(version)d, is not what was recorded.")
                % {"round": one.round, "version": one.version}
            )
    return report


def _told() -> dict[str, list[Line]]:
    entries = RecordEntry.objects.filter(action="delivery.decision-published")
    return {
        one.subject_id: [
            (line["number"], line["residents_pence"], line["funded_pence"], line["reason"])
            for line in payload(one)["lines"]
        ]
        for one in entries
    }


def _lines(decision: Decision) -> list[Line]:
    return sorted(
        (one.project.option.number, one.residents_pence, one.funded_pence, one.reason)
        for one in decision.lines.all()
    )
