"""Whether a fund's strings let its money into an account, and if not, why. The database refuses the same."""

from datetime import date

from django.utils.translation import gettext as _

from funds.models import STRUNG, Account, AccountKind, Fund, Use
from funds.words import Names
from look.words import day


def allows(fund: Fund, account: Account, on: date) -> bool:
    """Whether the money may come in there on that day."""
    if account.kind in STRUNG and not (_place(fund, account) and _purpose(fund, account)):
        return False
    return (account.kind not in STRUNG or _use(fund, account)) and not _too_late(fund, account, on)


def obstacle(fund: Fund, account: Account, on: date) -> str:
    """Why not, as a sentence with the first string that holds; "" where nothing does."""
    if allows(fund, account, on):
        return ""
    names = Names([fund, account])
    told = {"fund": fund.name, "account": account.title}
    if _too_late(fund, account, on):
        said = _("“%(fund)s” had to be spent by %(day)s.")
        return said % {**told, "day": day(fund.spend_by) if fund.spend_by else ""}
    if not _place(fund, account):
        said = _(
            "“%(fund)s” is for %(allowed)s and cannot go to %(wanted)s, which “%(account)s” serves."
        )
        return said % {**told, "allowed": names.places(fund), "wanted": names.places(account)}
    if not _purpose(fund, account):
        said = _("“%(fund)s” is only for %(allowed)s, and “%(account)s” is for %(wanted)s.")
        return said % {**told, "allowed": names.purposes(fund), "wanted": names.purposes(account)}
    if fund.use == Use.CAPITAL:
        return _("“%(fund)s” is capital only, and “%(account)s” is not.") % told
    return _("“%(fund)s” is revenue only, and “%(account)s” is not.") % told


def _within(allowed: list[str], wanted: list[str]) -> bool:
    return not allowed or (bool(wanted) and set(wanted) <= set(allowed))


def _place(fund: Fund, account: Account) -> bool:
    return _within(fund.wards, account.wards)


def _purpose(fund: Fund, account: Account) -> bool:
    return _within(fund.purposes, account.purposes)


def _use(fund: Fund, account: Account) -> bool:
    return fund.use in {Use.EITHER, account.use}


def _too_late(fund: Fund, account: Account, on: date) -> bool:
    spends = account.kind in {*STRUNG, AccountKind.PAYEE}
    return spends and fund.spend_by is not None and fund.spend_by < on
