"""The heading of a result, and why one no longer stands."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.results import Result
from look.words import pounds
from record.models import RecordEntry
from record.sentences import payload

_AT_HOME = {"lives", "no-fixed-address"}


def headline(result: Result) -> str:
    """ "Residents of Larkmead chose 7 of 12 projects for £98,600"."""
    won, all_ = len(result.outcome["selected"]), len(result.outcome["explanation"])
    values = {
        "people": _people(result),
        "won": won,
        "all": all_,
        "money": pounds(result.outcome["spent"]),
    }
    if not won:
        return _("%(people)s voted, and none of the %(all)d projects won") % values
    return (
        ngettext(
            "%(people)s chose %(won)d of %(all)d project for %(money)s",
            "%(people)s chose %(won)d of %(all)d projects for %(money)s",
            all_,
        )
        % values
    )


def _people(result: Result) -> str:
    ward = result.budget_round.area
    if set(result.ballot.who_may_vote) <= _AT_HOME:
        return _("Residents of %(ward)s") % {"ward": ward.name} if ward else _("Residents")
    return _("Voters in %(ward)s") % {"ward": ward.name} if ward else _("Voters")


def reason(entry: RecordEntry | None) -> str:
    """Why a result was superseded, as the record has it."""
    return str(payload(entry)["reason"]) if entry else ""
