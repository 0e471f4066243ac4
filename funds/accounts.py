"""Opening accounts. Another room opens its pots and projects here, under codes of its own ("round:12")."""

import re
from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Account, AccountKind, Fund, Use
from record import entries
from record.entries import Actor

_CODE = re.compile(r"[a-z][a-z-]*:[a-z0-9][a-z0-9:.-]*")
# Pots and projects that officers open on the pages of this room. Those of other rooms are moved on their own pages.
BY_HAND_POT, BY_HAND_PROJECT, GRANT = "pot", "spend", "grant"
BY_HAND = (BY_HAND_POT, BY_HAND_PROJECT, GRANT)
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
    return _opened(code, title, AccountKind.POT, wards=wards, purposes=purposes, use=use)[0]


def open_project(
    *,
    code: str,
    title: str,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
) -> Account:
    """What money was decided for, and is paid from. The same code again gives the same one. Raises FundError."""
    return _opened(code, title, AccountKind.PROJECT, wards=wards, purposes=purposes, use=use)[0]


@transaction.atomic
def open_by_hand(
    *,
    kind: str,
    title: str,
    by: Actor,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
) -> Account:
    """A pot or a project (`AccountKind`) that no other room keeps; its code is made from the title. Raises FundError."""
    title = " ".join(title.split())[:200]
    slug = slugify(title)[:80]
    if not slug:
        raise FundError(_("Give it a name."), "title")
    is_pot = kind == AccountKind.POT
    code = f"{BY_HAND_POT if is_pot else BY_HAND_PROJECT}:{slug}"
    taken = FundError(_("There is one of that name already. Choose another name."), "title")
    if Account.objects.filter(code=code).exists():
        raise taken
    kind = AccountKind.POT if is_pot else AccountKind.PROJECT
    made, is_new = _opened(code, title, kind, wards=wards, purposes=purposes, use=use)
    if not is_new:
        raise taken
    entries.write(
        actor=by,
        action="funds.account-opened",
        subject=made.as_subject(),
        payload={
            "kind": made.kind,
            "wards": made.wards,
            "purposes": made.purposes,
            "use": made.use,
        },
    )
    return made


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
) -> tuple[Account, bool]:
    """The account, and whether it was not there before."""
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
    return account, made
