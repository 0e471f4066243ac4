"""A decision's basis and what scrutiny came to, as rows of key and value."""

from django.utils.translation import gettext as _

from delivery.models import CallIn, Decision, Outcome
from look import words

Row = tuple[str, str]


def basis_rows(decision: Decision) -> list[Row]:
    """Power, law, rule, day and words of a published decision."""
    rows = [
        (_("Power"), decision.power_name),
        (_("Law"), decision.citation),
        (_("Where they disagree"), str(decision.get_rule_display())),
        (_("How it was confirmed"), way_words(decision)),
        (_("Decided on"), words.day(decision.made_on) if decision.made_on else ""),
        (_("In their words"), decision.statement),
        (_("Other options they looked at"), decision.alternatives),
        (_("Published"), words.moment(decision.published_at) if decision.published_at else ""),
        (_("Call-in"), _call_in_period(decision)),
    ]
    return [row for row in rows if row[1]]


def way_words(decision: Decision) -> str:
    """Whether they signed it themselves, or an officer wrote it down and from which minutes."""
    if decision.is_signed:
        signed = _("Each of those named below signed in and signed it.")
        return f"{signed}\n{decision.minute}".strip()
    if not decision.minute:
        return _("Recorded by an officer: %(why)s") % {"why": decision.minutes_reason}
    return _("Recorded by an officer from the minutes: %(minute)s. %(why)s") % {
        "minute": decision.minute,
        "why": decision.minutes_reason,
    }


def call_in_rows(call_in: CallIn) -> list[Row]:
    rows = [
        (_("Called in by"), "\n".join(call_in.members)),
        (_("On"), words.moment(call_in.made_at)),
        (_("Why"), call_in.reason),
        (_("Outcome"), str(Outcome(call_in.outcome).label)),
    ]
    if call_in.resolved_at:
        rows += [
            (_("What scrutiny found"), call_in.outcome_reason),
            (_("Resolved"), words.moment(call_in.resolved_at)),
        ]
    return rows


def _call_in_period(decision: Decision) -> str:
    if decision.call_in_ends_at is None:
        return _("This decision is not open to call-in.")
    return _("Scrutiny may call it in until %(moment)s.") % {
        "moment": words.moment(decision.call_in_ends_at)
    }
