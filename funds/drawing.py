"""Which funds a sum is drawn from: what must be spent soonest goes first, and only what may go there at all."""

from datetime import date

from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Account, Fund
from funds.posting import Draw, held
from funds.strings import allows, obstacle
from look.words import pounds


def lock_funds_of(account: Account) -> list[Fund]:
    """The funds whose money the account holds, locked in one order so that two of these never wait for each other."""
    ids = account.entries.order_by().values("fund").distinct()
    return list(Fund.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))


def draw(source: Account, taker: Account, amount_pence: int, on: date) -> list[Draw]:
    """How much of which fund goes from one account into the other. Locks; raises FundError with the reason."""
    funds = lock_funds_of(source)
    balances = held(source)
    usable = [fund for fund in funds if balances.get(fund.pk) and allows(fund, taker, on)]
    drawn = take(sorted(usable, key=_soonest), balances, amount_pence)
    reached = sum(pence for _fund, pence in drawn)
    if reached < amount_pence:
        why = (obstacle(fund, taker, on) for fund in funds if balances.get(fund.pk))
        said = _why_not(source, amount_pence, balances, reached, next(filter(None, why), ""))
        raise FundError(said, "amount_pence")
    return drawn


def give_back_first(source: Account, amount_pence: int) -> list[Draw]:
    """The other way round, so that what must be spent soonest stays. Locks; raises FundError."""
    funds = lock_funds_of(source)
    balances = held(source)
    drawn = take(latest_first(funds), balances, amount_pence)
    if sum(pence for _fund, pence in drawn) < amount_pence:
        raise FundError(short(source, amount_pence, sum(balances.values())), "amount_pence")
    return drawn


def latest_first(funds: list[Fund]) -> list[Fund]:
    """What may be spent latest, first."""
    return sorted(funds, key=_soonest, reverse=True)


def take(funds: list[Fund], balances: dict[int, int], amount_pence: int) -> list[Draw]:
    """As much of each in turn as there is, until the amount is reached or nothing is left."""
    drawn, left = list[Draw](), amount_pence
    for fund in funds:
        pence = min(balances.get(fund.pk, 0), left)
        if pence > 0:
            drawn.append((fund, pence))
            left -= pence
    return drawn


def short(source: Account, wanted: int, there: int) -> str:
    """“Larkmead 2026” is short by £1,200: it holds £800."""
    return _("“%(account)s” is short by %(short)s: it holds %(held)s.") % {
        "account": source.title,
        "short": pounds(wanted - there),
        "held": pounds(there),
    }


def _soonest(fund: Fund) -> tuple[date, int]:
    return fund.spend_by or date.max, fund.pk


def _why_not(
    source: Account, amount_pence: int, balances: dict[int, int], usable: int, why: str
) -> str:
    whole = sum(balances.values())
    if whole < amount_pence:
        return short(source, amount_pence, whole)
    return _("%(why)s Only %(usable)s of the %(held)s in “%(account)s” can be used for this.") % {
        "why": why,
        "usable": pounds(usable),
        "held": pounds(whole),
        "account": source.title,
    }
