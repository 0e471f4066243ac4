"""A decision in tables: each project with the residents' result, the decision and the reason; who decided, and how."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from delivery.models import Decider, DecisionLine
from delivery.shown import Shown, decided_words, residents_words
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
        rows=[_row(one) for one in found.lines],
    )


def deciders_table(found: Shown) -> Table:
    return Table(
        caption=_("Who decided, and how each of them voted"),
        columns=[
            Column(_("Name")),
            Column(_("Office")),
            Column(_("Vote")),
            Column(_("Interests declared")),
        ],
        rows=[_person(one) for one in found.deciders],
    )


def _row(line: DecisionLine) -> list[object]:
    option = line.project.option
    decided: object = decided_words(line)
    if line.departs:
        decided = format_html(
            '{} <strong class="govuk-tag app-tag--late">{}</strong>', decided, _("Departs")
        )
    name = f"{option.number}. {option.title}"
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


def _interest(row: object) -> str:
    about = str(getattr(row, "about", ""))
    disqualifying = bool(getattr(row, "disqualifying", False))
    return _("%(about)s (disqualifying)") % {"about": about} if disqualifying else about
