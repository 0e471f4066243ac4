"""Giving a colleague a part in a round, and taking it back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from guardian.shortcuts import assign_perm, remove_perm

from budgets.errors import RoundError
from budgets.models import BudgetRound, BudgetRoundPersonGrant
from budgets.policies import APPRAISE, DECIDE, DECLARE, DELIVER, DESK, MANAGE, WATCH
from members.models import Person
from record import entries

PARTS = {
    MANAGE: gettext_lazy("Runs the round"),
    DECLARE: gettext_lazy("Reconciles and declares"),
    DESK: gettext_lazy("Takes votes on paper and with help"),
    APPRAISE: gettext_lazy("Appraises proposals"),
    DECIDE: gettext_lazy("Decides on the result"),
    DELIVER: gettext_lazy("Delivers the projects"),
    WATCH: gettext_lazy("Sees the turnout"),
}


@dataclass(frozen=True)
class Part:
    """One person's part in a round."""

    person: Person
    name: str
    words: str


def parts(budget_round: BudgetRound) -> list[Part]:
    grants = (
        BudgetRoundPersonGrant.objects.filter(content_object=budget_round)
        .select_related("user", "permission")
        .order_by("user__name", "pk")
    )
    return [
        Part(grant.user, grant.permission.codename, str(PARTS[grant.permission.codename]))
        for grant in grants
    ]


@transaction.atomic
def give_part(*, budget_round: BudgetRound, by: Person, to: Person, part: str) -> None:
    """Let `to` run, declare or watch the round. Nobody both runs and declares one; nobody makes themselves the declarer.

    Raises RoundError.
    """
    BudgetRound.objects.select_for_update().get(pk=budget_round.pk)
    held = {one.name for one in parts(budget_round) if one.person == to}
    if not to.is_staff or not to.is_active:
        raise RoundError(_("Only a member of staff can have a part in a round."), "email")
    if {part, *held} >= {MANAGE, DECLARE}:
        raise RoundError(
            _("Two people stand behind a result: whoever runs the round cannot declare it."), "part"
        )
    assign_perm(part, to, budget_round)
    _record(by, "budgets.part-given", budget_round, to, part)


@transaction.atomic
def take_part_back(*, budget_round: BudgetRound, by: Person, of: Person, part: str) -> None:
    """Take a part back. Raises RoundError if nobody would be left to run the round."""
    BudgetRound.objects.select_for_update().get(pk=budget_round.pk)
    running = [one for one in parts(budget_round) if one.name == MANAGE]
    if part == MANAGE and [one.person for one in running] == [of]:
        raise RoundError(_("Somebody must run the round. Give that part to a colleague first."))
    remove_perm(part, of, budget_round)
    _record(by, "budgets.part-taken-back", budget_round, of, part)


def _record(by: Person, action: str, budget_round: BudgetRound, person: Person, part: str) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=budget_round.as_subject(),
        payload={"person": str(person.public_id), "part": part},
    )
