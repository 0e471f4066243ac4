"""From the decision to projects: an account for each that is funded, and its money committed from the round's pot."""

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery import gate, pots
from delivery.changing import held
from delivery.errors import DeliveryError
from delivery.models import DecisionLine, DeliveryProject
from funds import accounts, moving
from funds.errors import FundError
from funds.models import Account
from members.models import Person
from record import entries


@transaction.atomic
def set_up(*, budget_round: BudgetRound, by: Person) -> list[DeliveryProject]:
    """Commit the money of every funded project, all or none, once money may move. Done again, it makes the rest.

    Raises DeliveryError while money is held, or where the pot's money cannot go there.
    """
    locked = held(budget_round)
    gate.require(locked)
    pot = pots.pot_of(locked)
    if pot is None:
        raise DeliveryError(_("The round has no money yet. Allot it from a fund first."))
    standing = locked.decisions.standing().get()
    lines = standing.lines.filter(funded_pence__gt=0, delivery=None)
    made = [_project(locked, pot, one, by) for one in lines.select_related("project__option")]
    if made:
        entries.write(
            actor=by.as_actor("officer"),
            action="delivery.set-up",
            subject=locked.as_subject(),
            payload={"projects": len(made), "pence": sum(one.agreed_pence for one in made)},
        )
    return made


def _project(
    budget_round: BudgetRound, pot: Account, line: DecisionLine, by: Person
) -> DeliveryProject:
    code = f"project:{budget_round.pk}.{line.project.option.number}"
    title = line.project.option.title
    try:
        account = accounts.open_project(
            code=code, title=title, wards=pot.wards, purposes=pot.purposes, use=pot.use
        )
        moving.commit(
            pot=pot,
            project=account,
            amount_pence=line.funded_pence,
            by=by.as_actor("officer"),
            reason=_("Decided: %(title)s") % {"title": title},
            key=code,
        )
    except FundError as refused:
        raise DeliveryError(f"{title}: {refused.message}") from refused
    return DeliveryProject.objects.create(
        round=budget_round, line=line, project=line.project, account=account
    )
