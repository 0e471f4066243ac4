"""What proposals ask of an officer today."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.desk import OnDesk
from budgets.work import Work, register
from proposals.models import CommentReport, Proposal, ProposalState


@register
def to_read(rows: list[OnDesk]) -> Iterable[Work]:
    """Proposals that wait for an officer. One statement, however many rounds there are."""
    mine = {row.round.pk: row for row in rows if row.powers.manage}
    waiting = Proposal.objects.filter(round__in=mine, state=ProposalState.SUBMITTED).order_by()
    counted = waiting.values("round").annotate(number=Count("pk"), first=Min("submitted_at"))
    for one in counted:
        row, number = mine[one["round"]], one["number"]
        facts = {"number": number, "round": row.round.title}
        what = ngettext(
            "Read %(number)d proposal for %(round)s",
            "Read %(number)d proposals for %(round)s",
            number,
        )
        yield Work(
            _day(one["first"]),
            what % facts,
            _("Publish each, or return it with what must change."),
            _("Read"),
            reverse("proposals_officer:proposals", args=[row.round.slug]),
        )


@register
def to_look_at(rows: list[OnDesk]) -> Iterable[Work]:
    """Comments that were reported. One statement."""
    mine = {row.round.pk: row for row in rows if row.powers.manage}
    reports = CommentReport.objects.filter(
        settled_at=None, comment__proposal__round__in=mine
    ).order_by()
    counted = reports.values("comment__proposal__round").annotate(
        number=Count("comment", distinct=True), first=Min("made_at")
    )
    for one in counted:
        row, number = mine[one["comment__proposal__round"]], one["number"]
        facts = {"number": number, "round": row.round.title}
        what = ngettext(
            "Look at %(number)d reported comment in %(round)s",
            "Look at %(number)d reported comments in %(round)s",
            number,
        )
        yield Work(
            _day(one["first"]),
            what % facts,
            _("Keep it, or hide it with a public reason."),
            _("Look at it"),
            reverse("proposals_officer:comments", args=[row.round.slug]),
        )


def _day(moment: object) -> date:
    return timezone.localtime(moment).date()  # type: ignore[arg-type]
