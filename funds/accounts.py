"""Opening accounts. Another room opens its pots and projects here, under codes of its own ("round:12")."""

import re
from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Account, AccountKind, Fund, Use

_CODE = re.compile(r"[a-z][a-z-]*:[a-z0-9][a-z0-9:.-]*")
RESERVES, PRIVATE = "written-back:reserves", "payee:private"


def open_pot(
    *,
    code: str,
    title: str,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
) -> Account:
    """Money that a group of people decides on. The same code again gives the same pot. Raises FundError."""
    return _opened(code, title, AccountKind.POT, wards=wards, purposes=purposes, use=use)


def open_project(
    *,
    code: str,
    title: str,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
) -> Account:
    """What money was decided for, and is paid from. The same code again gives the same one. Raises FundError."""
    return _opened(code, title, AccountKind.PROJECT, wards=wards, purposes=purposes, use=use)


def of_fund(fund: Fund) -> Account:
    return fund.own_accounts.get(kind=AccountKind.FUND)


def giver_of(fund: Fund) -> Account:
    return fund.own_accounts.get(kind=AccountKind.GIVER)


def of_payee(name: str, *, private: bool = False) -> Account:
    """The account that stands for a payee; people whose names are private share one."""
    if private:
        return _plain(AccountKind.PAYEE, PRIVATE, _("Private persons"))
    return _plain(AccountKind.PAYEE, f"payee:{slugify(name)[:100] or 'unnamed'}", name)


def reserves() -> Account:
    return _plain(AccountKind.WRITTEN_BACK, RESERVES, _("The council’s reserves"))


def open_own(fund: Fund) -> None:
    """A new fund's own account, and the one that stands for its giver."""
    for kind, title in ((AccountKind.FUND, fund.name), (AccountKind.GIVER, fund.giver)):
        Account.objects.create(code=f"{kind}:{fund.slug}", kind=kind, title=title, fund=fund)


def _plain(kind: AccountKind, code: str, title: str) -> Account:
    return Account.objects.get_or_create(code=code, defaults={"kind": kind, "title": title})[0]


@transaction.atomic
def _opened(
    code: str,
    title: str,
    kind: AccountKind,
    *,
    wards: Sequence[str],
    purposes: Sequence[str],
    use: str,
) -> Account:
    if not _CODE.fullmatch(code):
        raise FundError(_("A code is a word, a colon and a number or name: round:12."), "code")
    wanted = {"kind": kind, "wards": sorted(wards), "purposes": sorted(purposes), "use": use}
    account, made = Account.objects.get_or_create(
        code=code, defaults={**wanted, "title": " ".join(title.split())}
    )
    if not made and any(getattr(account, name) != value for name, value in wanted.items()):
        raise FundError(
            _("There is another account “%(code)s”, for other places or purposes.")
            % {"code": code},
            "code",
        )
    return account
