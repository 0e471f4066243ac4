"""A decision in tables: each project with the residents' result, the decision and the reason; who decided, and how."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from budgets.origins import Priority
from delivery.models import Decider, DecisionLine
from delivery.shown import Shown, decided_words, residents_words
from look import words
from look.tables import Column, Table


def lines_table(found: Shown) -> Table:
    """The three side by side, for ever."""
    return Table(
        caption=_("Each project: the residents’ result, the decision, the reason"),
        caption_hidden=True,
        columns=[
            Column(_("Project")),
            Column(_("Residents’ result")),
            Column(_("Decision")),
            Column(_("Reason")),
        ],
        rows=[_row(one, found.priorities.get(one.project_id, Priority())) for one in found.lines],
    )


def deciders_table(found: Shown) -> Table:
    """With the moment of each signature, where they signed."""
    signed = found.decision.is_signed
    heads = [_("Name"), _("Office"), _("Vote"), _("Interests declared")]
    return Table(
        caption=_("Who decided, and how each of them voted"),
        columns=[Column(one) for one in [*heads, *([_("Signed")] if signed else [])]],
        rows=[[*_person(one), *([_signed_at(one)] if signed else [])] for one in found.deciders],
    )


def with_priority(name: str, priority: Priority) -> SafeString:
    """A project's name, and under it which item of the agenda it serves."""
    return format_html(
        '{}<br><span class="app-small govuk-!-font-weight-regular">{}</span>', name, priority.said
    )


def votes_table(found: Shown) -> Table | None:
    """Every line with the vote of each who signed; None of a decision written down from minutes."""
    if not found.voters:
        return None
    return Table(
        caption=_("Votes project by project"),
        stack=False,
        columns=[Column(_("Project")), *(Column(_whose(one)) for one in found.voters)],
        rows=[_votes(one, found.voters) for one in found.lines],
    )


def _whose(decider: Decider) -> str:
    if decider.before_referral:
        return _("%(name)s, before the referral") % {"name": decider.name}
    return decider.name


def _votes(line: DecisionLine, voters: Sequence[Decider]) -> list[object]:
    option = line.project.option
    by_voter = [_vote_on(line, one) for one in voters]
    return [f"{option.number}. {option.title}", *by_voter]


def _vote_on(line: DecisionLine, voter: Decider) -> str:
    """With the sum it was about, where that was another before a referral."""
    vote = next((one for one in voter.line_votes.all() if one.line_id == line.pk), None)
    if vote is None:
        return ""
    said = str(vote.get_vote_display())
    if vote.funded_pence == line.funded_pence:
        return said
    return _("%(vote)s, when the draft had %(sum)s") % {
        "vote": said,
        "sum": words.pounds(vote.funded_pence),
    }


def _row(line: DecisionLine, priority: Priority) -> list[object]:
    option = line.project.option
    decided: object = decided_words(line)
    if line.departs:
        decided = format_html(
            '{} <strong class="govuk-tag app-tag--late">{}</strong>', decided, _("Departs")
        )
    name = with_priority(f"{option.number}. {option.title}", priority)
    if option.pot:
        name = format_html('{}<br><span class="app-small">{}</span>', name, option.pot.title)
    return [name, residents_words(line), decided, line.reason or _("As residents decided")]


def _person(one: Decider) -> list[object]:
    vote = str(one.get_vote_display())
    if one.before_referral:
        vote = _("%(vote)s, before it was referred to the cabinet") % {"vote": vote}
    if one.note:
        vote = f"{vote}: “{one.note}”"
    interests = "; ".join(_interest(row) for row in one.interests.all())
    office = _("%(office)s (lead member)") % {"office": one.office} if one.lead else one.office
    return [one.name, office, vote, interests or _("None")]


def _signed_at(one: Decider) -> str:
    signature = getattr(one, "signature", None)
    return words.moment(signature.signed_at) if signature else _("No")


def _interest(row: object) -> str:
    about = str(getattr(row, "about", ""))
    if project := getattr(row, "project", None):
        about = _("%(about)s, on “%(project)s”") % {"about": about, "project": project.option.title}
    disqualifying = bool(getattr(row, "disqualifying", False))
    return _("%(about)s (disqualifying)") % {"about": about} if disqualifying else about
