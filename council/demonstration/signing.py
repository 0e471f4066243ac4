"""Decisions of the demonstration that councillors sign themselves: one signed and published, one that waits for signatures."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from council.demonstration.councillors import SEATS
from council.demonstration.deciding import depart
from councillors.models import Councillor
from delivery import declaring, drafting, naming, publishing, signing
from delivery.basis import Basis, set_basis
from delivery.digests import digest_of
from delivery.models import Decider, Decision, DecisionLine, Power, Rule, Vote
from members.models import Person

People = Mapping[str, Person]


def signed_by_members(budget_round: BudgetRound, people: People) -> None:
    """The ward's three councillors sign a departure: one stands aside on a line, one votes against the departure."""
    draft = _draft(budget_round, people, "member")
    depart(draft)
    first, second, third = _name(draft, [(name, "") for name in SEATS[0]])
    signing.ask_to_sign(decision=draft)
    _sign(first)
    _declare(second)
    _sign(second)
    _sign(third, against_departures=True, note=_("I would have waited for the owner."))
    publishing.publish(decision=draft, by=people["ward-officer"])


def waits_for_the_cabinet(budget_round: BudgetRound, people: People) -> None:
    """Three members of the cabinet are asked, one of them the councillor one can play; one has signed."""
    draft = _draft(budget_round, people, "cabinet")
    offices = (
        _("leader of the council"),
        _("cabinet member for parks and streets"),
        _("cabinet member for finance"),
    )
    asked = _name(draft, list(zip([names[0] for names in SEATS], offices, strict=True)))
    signing.ask_to_sign(decision=draft)
    _sign(asked[1])


def _draft(budget_round: BudgetRound, people: People, maker: str) -> Decision:
    draft = drafting.begin(budget_round=budget_round, by=people["ward-officer"])
    basis = Basis(
        power=Power.objects.filter(maker=maker).order_by("pk")[0],
        rule=Rule.MAJORITY,
        statement=_("Thank you to everybody who voted. This is your decision."),
        alternatives=_("Waiting for next year’s pot; we saw no reason to."),
    )
    set_basis(decision=draft, basis=basis)
    return Decision.objects.select_related("round__ward").get(pk=draft.pk)


def _name(draft: Decision, who: Sequence[tuple[str, str]]) -> list[Decider]:
    seats = {
        one.name: one for one in Councillor.objects.filter(name__in=[name for name, _o in who])
    }
    return [
        naming.name_councillor(decision=draft, councillor=seats[name], office=office)
        for name, office in who
    ]


def _declare(decider: Decider) -> None:
    """One interest that leaves her no vote on a line, and one that she takes part with."""
    line = next(one for one in _lines(decider) if not one.departs)
    declaring.declare(
        decider=decider,
        by=_person(decider),
        about=_("Chairs the group that proposed it"),
        project=line.project,
        disqualifying=True,
    )
    declaring.declare(
        decider=decider,
        by=_person(decider),
        about=_("Her sister works for the firm"),
        body="Forge Builders Ltd",
        disqualifying=False,
    )


def _sign(decider: Decider, *, against_departures: bool = False, note: str = "") -> None:
    interests = list(decider.interests.all())
    votes = {}
    for line in _lines(decider):
        against = against_departures and line.departs
        aside = declaring.disqualified(interests, line)
        votes[line.pk] = Vote.ASIDE if aside else Vote.AGAINST if against else Vote.FOR
    signing.sign(
        decider=decider,
        by=_person(decider),
        digest=digest_of(decider.decision),
        votes=votes,
        no_other_interest=True,
        note=note,
    )


def _lines(decider: Decider) -> list[DecisionLine]:
    return list(decider.decision.lines.select_related("project__option"))


def _person(decider: Decider) -> Person:
    person = decider.person
    assert person is not None  # noqa: S101 -- named with an office; tells the type checker
    return person
