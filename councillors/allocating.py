"""Giving every councillor a local budget for the year, all at once or none at all."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councillors import locking, recording
from councillors.errors import CouncillorError
from councillors.models import Allocation, Councillor
from councillors.years import last_day, named, year_of
from funds import accounts, balances, moving
from funds.models import Fund, Source
from funds.posting import today
from look.words import pounds
from members.models import Person


@transaction.atomic
def allocate(
    *, fund: Fund, year: int, each_pence: int, by: Person, decide_by: date | None = None
) -> list[Allocation]:
    """`each_pence` to every councillor in office today who has nothing for that year yet. Raises FundError; then nothing is saved."""
    day = today()
    deadline = decide_by or last_day(year)
    # Before the fund, as everywhere: whoever gives them money from another fund in the same instant waits.
    locking.councillors(Councillor.objects.in_office(day))
    fund = moving.locked(fund)
    _check(fund, year, each_pence, deadline, day)
    councillors = _without(year, day)
    if not councillors:
        raise CouncillorError(
            _("Every councillor in office has a budget for %(year)s already.")
            % {"year": named(year)}
        )
    _enough(fund, each_pence, len(councillors))
    made = [
        _one(fund, one, year=year, pence=each_pence, decide_by=deadline, by=by)
        for one in councillors
    ]
    recording.write(
        recording.officer(by),
        "allocated",
        fund,
        each_pence * len(made),
        each=pounds(each_pence),
        councillors=len(made),
        year=named(year),
        decide_by=deadline.isoformat(),
    )
    return made


def _without(year: int, day: date) -> list[Councillor]:
    rows = Councillor.objects.in_office(day).exclude(allocations__year=year)
    return list(rows.select_related("ward").defer("ward__boundary").order_by("pk"))


def _one(
    fund: Fund, councillor: Councillor, *, year: int, pence: int, decide_by: date, by: Person
) -> Allocation:
    pot = accounts.open_pot(
        code=f"councillor:{councillor.pk}:{year}",
        title=f"{councillor.name}, {named(year)}",
        wards=[councillor.ward.code],
        purposes=fund.purposes,
        use=fund.use,
    )
    moving.allot(
        fund=fund,
        pot=pot,
        amount_pence=pence,
        by=recording.officer(by),
        reason=_("Local budget of %(councillor)s for %(year)s")
        % {"councillor": councillor.name, "year": named(year)},
        key=f"allocation:{councillor.pk}:{year}",
    )
    return Allocation.objects.create(
        councillor=councillor,
        year=year,
        amount_pence=pence,
        fund=fund,
        account=pot,
        decide_by=decide_by,
    )


def _check(fund: Fund, year: int, pence: int, decide_by: date, day: date) -> None:
    if fund.source != Source.COUNCILLOR:
        raise CouncillorError(
            _("“%(fund)s” is not for councillors’ local budgets.") % {"fund": fund.name}, "fund"
        )
    if pence <= 0:
        raise CouncillorError(_("The amount must be more than £0."), "each_pence")
    if not year_of(day) <= year <= year_of(day) + 1:
        raise CouncillorError(_("Choose this financial year or the next one."), "year")
    if not day <= decide_by <= last_day(year):
        raise CouncillorError(
            _("The last day to decide must be today or later, and within the financial year."),
            "decide_by",
        )


def _enough(fund: Fund, each: int, count: int) -> None:
    there = balances.of_account(accounts.of_fund(fund))
    if there >= each * count:
        return
    said = ngettext(
        "%(each)s for %(count)d councillor is %(whole)s. “%(fund)s” has %(there)s, which is %(short)s too little. Nothing was given out.",
        "%(each)s for each of %(count)d councillors is %(whole)s. “%(fund)s” has %(there)s, which is %(short)s too little. Nothing was given out.",
        count,
    )
    told = {
        "each": pounds(each),
        "count": count,
        "whole": pounds(each * count),
        "fund": fund.name,
        "there": pounds(there),
        "short": pounds(each * count - there),
    }
    raise CouncillorError(said % told, "each_pence")
