"""What proposals ask of an officer today."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import BallotState
from budgets.desk import OnDesk
from budgets.models import Phase, RoundPhase
from budgets.work import Work, register
from proposals.models import CommentReport, Proposal, ProposalState

_UNANSWERED = Q(round__proposals__state=ProposalState.PUBLISHED) & (
    Q(round__proposals__appraisal=None) | Q(round__proposals__appraisal__outcome="")
)


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


@register
def to_appraise(rows: list[OnDesk]) -> Iterable[Work]:
    """Proposals without an outcome in rounds that are being appraised. One statement."""
    mine = {row.round.pk: row for row in rows if row.powers.appraise}
    appraised_now = RoundPhase.objects.filter(
        round__in=mine, phase=Phase.APPRAISAL, round__closed_at=None
    ).exclude(round__published_at=None)
    counted = appraised_now.annotate(number=Count("round__proposals", filter=_UNANSWERED))
    for one in counted.filter(number__gt=0):
        row = mine[one.round_id]
        if not one.opens_at <= row.now < one.closes_at:
            continue
        facts = {"number": one.number, "round": row.round.title}
        what = ngettext(
            "Appraise %(number)d proposal of %(round)s",
            "Appraise %(number)d proposals of %(round)s",
            one.number,
        )
        yield Work(
            _day(one.closes_at),
            what % facts,
            _("Each needs an outcome, and every no a public reason."),
            _("Open the cases"),
            reverse("proposals_officer:appraisal", args=[row.round.slug]),
        )


@register
def not_appraised(rows: list[OnDesk]) -> Iterable[Work]:
    """Proposals that nobody answered while the vote is prepared: a no without a reason. One statement."""
    mine = {row.round.pk: row for row in rows if row.powers.manage}
    over = RoundPhase.objects.filter(
        round__in=mine, phase=Phase.APPRAISAL, round__ballot__state=BallotState.DRAFT
    ).exclude(round__published_at=None)
    counted = over.annotate(number=Count("round__proposals", filter=_UNANSWERED))
    for one in counted.filter(number__gt=0):
        row = mine[one.round_id]
        if one.closes_at > row.now:
            continue
        facts = {"number": one.number, "round": row.round.title}
        what = ngettext(
            "%(number)d proposal of %(round)s was not appraised",
            "%(number)d proposals of %(round)s were not appraised",
            one.number,
        )
        yield Work(
            _day(one.closes_at),
            what % facts,
            _(
                "The appraisal is over. Move its end, so that each gets an outcome and every no its reason."
            ),
            _("Change the dates"),
            reverse("officer:dates", args=[row.round.slug]),
        )


def _day(moment: object) -> date:
    return timezone.localtime(moment).date()  # type: ignore[arg-type]
