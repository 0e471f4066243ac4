"""Tables and bars of councillors' budgets: the same facts, seen and read."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from councillors.models import Answer, GrantRequest, MatchTake
from councillors.sums import Sums
from councillors.years import named
from look.grown_bars import Grown, GrownBars, grown_bars
from look.tables import Column, Table
from look.templatetags.look import tag
from look.words import day, pounds

_BREAK = format_html("<br>{}", "")
_KINDS = {
    "received": "",
    "asked": "now",
    "agreed": "now",
    "checked": "now",
    "ordered": "now",
    "paid": "done",
    "declined": "no",
    "called-off": "no",
    "lapsed": "late",
}


def state_tag(request: GrantRequest) -> SafeString:
    return tag(request.get_state_display(), _KINDS.get(request.state, ""))


def bars(rows: Sequence[Sums], *, by_year: bool = False) -> GrownBars:
    """One bar a councillor, or a year of one: granted, then what lies in a pool. The largest budget is a whole one."""
    full = max((one.amount for one in rows), default=0)
    items = [
        Grown(
            named(one.allocation.year) if by_year else one.allocation.councillor.name,
            _("%(spent)s of %(amount)s")
            % {"spent": pounds(one.spent), "amount": pounds(one.amount)},
            had=one.spent,
            given=one.pooled,
            reached=True,
        )
        for one in rows
    ]
    return grown_bars(items, full, full)


def of_budgets(rows: Sequence[Sums]) -> Table:
    return Table(
        caption=_("Each councillor’s budget"),
        columns=[
            Column(_("Councillor")),
            Column(_("Ward")),
            Column(_("Budget"), numeric=True),
            Column(_("Granted"), numeric=True),
            Column(_("In a ward pool"), numeric=True),
            Column(_("Gone back"), numeric=True),
            Column(_("Left"), numeric=True),
        ],
        rows=[
            [
                _link(one.allocation.councillor.get_absolute_url(), one.allocation.councillor.name),
                one.allocation.councillor.ward.name,
                *map(pounds, (one.amount, one.spent, one.pooled, one.returned, one.left)),
            ]
            for one in rows
        ],
    )


def of_years(rows: Sequence[Sums]) -> Table:
    """One councillor's budgets."""
    return Table(
        caption=_("The budget, year by year"),
        caption_hidden=True,
        columns=[
            Column(_("Year")),
            Column(_("Budget"), numeric=True),
            Column(_("Granted"), numeric=True),
            Column(_("In a ward pool"), numeric=True),
            Column(_("Gone back"), numeric=True),
            Column(_("Left"), numeric=True),
        ],
        rows=[
            [
                named(one.allocation.year),
                *map(pounds, (one.amount, one.spent, one.pooled, one.returned, one.left)),
            ]
            for one in rows
        ],
    )


def of_requests(rows: Iterable[GrantRequest]) -> Table:
    """What was asked, what became of it, and why."""
    return Table(
        caption=_("Requests and what became of them"),
        caption_hidden=True,
        columns=[
            Column(_("What for")),
            Column(_("Asked"), numeric=True),
            Column(_("Granted"), numeric=True),
            Column(_("State")),
            Column(_("Why, and declared interests")),
        ],
        rows=[
            [
                format_html(
                    '{}<br><span class="app-small govuk-!-font-weight-regular">{}</span>',
                    _link(one.get_absolute_url(), one.what_for),
                    one.group_name,
                ),
                pounds(one.pence),
                _granted(one),
                state_tag(one),
                _why(one),
            ]
            for one in rows
        ],
    )


def of_answers(answers: Iterable[Answer]) -> Table:
    return Table(
        caption=_("Who decided, and why"),
        columns=[
            Column(_("Councillor")),
            Column(_("Answer")),
            Column(_("Reason")),
            Column(_("Declared interests")),
            Column(_("Day")),
        ],
        rows=[
            [
                _link(one.councillor.get_absolute_url(), one.councillor.name),
                one.get_says_display(),
                one.reason,
                _interests(one),
                day(one.at),
            ]
            for one in answers
        ],
    )


def of_takes(takes: Iterable[MatchTake]) -> Table:
    return Table(
        caption=_("What was matched, in the order of decisions"),
        columns=[
            Column(_("Grant")),
            Column(_("Granted"), numeric=True),
            Column(_("Added"), numeric=True),
            Column(_("Day")),
        ],
        rows=[
            [
                _link(one.request.get_absolute_url(), str(one.request)),
                pounds(one.request.granted_pence or 0),
                _("£0, called off") if one.released else pounds(one.pence),
                day(one.at),
            ]
            for one in takes
        ],
    )


def _granted(one: GrantRequest) -> str:
    if one.granted_pence is None or one.state == "called-off":
        return ""
    take = getattr(one, "match_take", None)
    if take is None:
        return pounds(one.granted_pence)
    return _("%(granted)s and %(match)s matched") % {
        "granted": pounds(one.granted_pence),
        "match": pounds(take.pence),
    }


def _why(one: GrantRequest) -> str | SafeString:
    if one.ended_reason:
        return one.ended_reason
    return _answers(list(one.answers.all()), pooled=one.pool_id is not None)


def _answers(answers: list[Answer], *, pooled: bool) -> SafeString:
    lines = [
        format_html("{}{} ({})", _who(one) if pooled else "", one.reason, _interests(one))
        for one in answers
    ]
    return format_html_join(_BREAK, "{}", ((line,) for line in lines))


def _who(one: Answer) -> str:
    return f"{one.councillor.name}, {one.get_says_display()}: "


def _interests(one: Answer) -> str:
    if one.interests_words:
        return f"{one.get_interests_display()}: {one.interests_words}"
    return str(one.get_interests_display())


def _link(address: str, text: str) -> SafeString:
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, text)
