"""What followed the declared results of the demonstration, made through the verbs, each in one go.

One waits for its decision, one is called in, one is being built, one is evaluated and one is closed.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.life.phases import life_of
from budgets.life.plan_checks import Span
from budgets.life.planning import plan
from budgets.models import BudgetRound, Phase
from council.demonstration import building, deciding, signing
from council.demonstration.organisations import Step
from council.demonstration.plans import Plan
from members.models import Person
from record.entries import SYSTEM
from statute import clock
from statute.bank_holidays import import_bank_holidays
from statute.models import BankHoliday

People = Mapping[str, Person]
Follow = Callable[[BudgetRound, People], None]
SOON, LATER = timedelta(days=21), timedelta(days=200)
# What is over in a demonstration was over in a moment: its dates lie in this very minute.
BLINK = timedelta(milliseconds=1)


def steps(plans: list[Plan], people: People) -> Iterator[Step]:
    """After the councillors, who sign. The days that scrutiny's period is counted by, then each round of the plans whose result something followed."""
    year = clock.now().year
    yield Step(
        _("Bank holidays"),
        lambda: BankHoliday.objects.filter(day__year=year + 1).exists(),
        lambda: import_bank_holidays(first_year=year - 1, last_year=year + 5, by=SYSTEM),
    )
    for one in plans:
        if one.after:
            yield _step(one, people)


def _step(planned: Plan, people: People) -> Step:
    return Step(
        _("What followed: %(round)s") % {"round": planned.title},
        lambda: BudgetRound.objects.filter(title=planned.title, phases__isnull=False).exists(),
        lambda: _follow(planned, people),
    )


@transaction.atomic
def _follow(planned: Plan, people: People) -> None:
    budget_round = BudgetRound.objects.select_related("ballot", "ward").get(title=planned.title)
    officer = people["ward-officer"]
    is_over = planned.after in {"evaluated", "closed"}
    first = life_of(budget_round, clock.now()).round.ballot.closes_at
    lasts = (BLINK, BLINK) if is_over else (SOON, LATER)
    spans, at = {}, first
    for phase, length in zip((Phase.DECISION, Phase.DELIVERY), lasts, strict=True):
        spans[phase] = Span(at, at + length)
        at += length
    spans[Phase.EVALUATION] = Span(at, at + timedelta(days=45))
    plan(budget_round=budget_round, by=officer, spans=spans)
    deciding.give_parts(budget_round, people)
    _AFTER[planned.after](budget_round, people)


def _waits(budget_round: BudgetRound, people: People) -> None:
    """Its money is there; the draft waits for the cabinet's signatures."""
    deciding.fund_it(budget_round, people)
    signing.waits_for_the_cabinet(budget_round, people)


def _called_in(budget_round: BudgetRound, people: People) -> None:
    deciding.fund_it(budget_round, people)
    deciding.decide(budget_round, people, departs=True)
    deciding.call_it_in(budget_round, people)


def _delivered(budget_round: BudgetRound, people: People) -> None:
    deciding.fund_it(budget_round, people)
    signing.signed_by_members(budget_round, people)
    deciding.call_in_and_uphold(budget_round, people)
    building.build(budget_round, people)


def _evaluated(budget_round: BudgetRound, people: People) -> None:
    deciding.fund_it(budget_round, people)
    deciding.decide(budget_round, people, departs=False)
    deciding.call_in_and_uphold(budget_round, people)
    building.build_all(budget_round, people)
    building.evaluate(budget_round, people)


def _closed(budget_round: BudgetRound, people: People) -> None:
    _evaluated(budget_round, people)
    building.close(budget_round, people)


_AFTER: dict[str, Follow] = {
    "waiting": _waits,
    "called-in": _called_in,
    "delivered": _delivered,
    "evaluated": _evaluated,
    "closed": _closed,
}
