"""A grant straight from a fund to a group: the sum of its award is set aside in one step, and paid as any payment is."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from funds import accounts, awarding, grounds, moving
from funds.errors import FundError
from funds.models import Account, Award, Fund, Use
from funds.registering import OFFICER
from look.words import pounds
from members.models import Person
from record import entries


@transaction.atomic
def set_aside(
    *,
    fund: Fund,
    award: Award,
    reason: str,
    by: Person,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
) -> Account:
    """The whole award, for where and what it is; the fund's strings are held against that. Once for each award. Raises FundError."""
    award = awarding.locked(award)
    _check(award)
    fund, actor = moving.locked(fund), by.as_actor(OFFICER)
    code = code_of(award)
    pot = accounts.open_pot(
        code=f"{code}:pot",
        title=_("Set aside for %(group)s") % {"group": award.enterprise.name},
        wards=wards,
        purposes=purposes,
        use=use,
    )
    project = accounts.open_project(
        code=code,
        title=f"{award.enterprise.name}: {award.what_for}"[:200],
        wards=wards,
        purposes=purposes,
        use=use,
    )
    pence = award.amount_pence
    moving.allot(fund=fund, pot=pot, amount_pence=pence, by=actor, reason=reason)
    moving.commit(pot=pot, project=project, amount_pence=pence, by=actor, reason=reason)
    entries.write(
        actor=actor,
        action="funds.grant-set-aside",
        subject=award.as_subject(),
        payload={"fund": fund.name, "amount": pounds(pence), "reason": reason},
    )
    return project


def code_of(award: Award) -> str:
    return f"{accounts.GRANT}:{award.pk}"


def account_of(award: Award) -> Account | None:
    """Where its money is set aside, if it is set aside straight from a fund."""
    return Account.objects.filter(code=code_of(award)).first()


def _check(award: Award) -> None:
    if not grounds.is_payable(award):
        raise FundError(
            _("This award cannot be paid: it is marked “%(state)s”.")
            % {"state": award.get_state_display()},
            "award",
        )
    if award.payments.exclude(state__in=grounds.ENDED).exists():
        raise FundError(_("This award is paid from another account already."), "award")
    if Account.objects.filter(code=code_of(award)).exists():
        raise FundError(_("The money for this award was set aside before."), "award")
