"""What was decided at meetings on the demonstration's results and written down from minutes, and what scrutiny did."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from budgets.models import BudgetRound
from council.demonstration.money import GIVEN
from councillors.models import Councillor
from delivery import calling_in, drafting, pots, publishing, recording_votes
from delivery.basis import Basis, set_basis
from delivery.models import Decision, Outcome, Power, Rule, Way
from delivery.recording_votes import Voter
from funds.models import Fund
from members.models import Person
from statute import clock

People = Mapping[str, Person]
# A fund that may give to one ward alone, and what its pot must be for.
OWN_FUNDS = {
    "Larkmead": ("CIL in Larkmead", 6_000_000, GIVEN[1].purposes, "capital"),
    "Rookery": ("Councillors’ local budget for Rookery", 990_000, (), "either"),
}
# Of a ward whose councillors have no account.
MEMBERS = ("Cllr Ruth Abara", "Cllr Ngozi Brathwaite", "Cllr Owen Pugh")
CALLERS = ["Cllr Amy Lin, Saltmarsh", "Cllr Bo Reid, Hopyard", "Cllr Cy Dunn, Fernside"]


def give_parts(budget_round: BudgetRound, people: People) -> None:
    """The ward officer delivers, the administrator's colleague writes the decision down."""
    assign_perm("decide_round", people["ward-officer"], budget_round)
    assign_perm("deliver_round", people["ward-officer"], budget_round)
    assign_perm("deliver_round", people["finance-officer"], budget_round)


def fund_it(budget_round: BudgetRound, people: People) -> None:
    """The ballot's pot, of the ward's own fund where it has one and of the neighbourhood budgets."""
    officer, whole = people["finance-officer"], budget_round.ballot.pot
    name, own, purposes, use = OWN_FUNDS.get(_ward(budget_round), ("", 0, (), "either"))
    pots.open_pot(budget_round=budget_round, purposes=purposes, use=use)
    for fund, pence in ((name, own), (GIVEN[0].name, whole - own)):
        if pence:
            pots.allot(
                budget_round=budget_round,
                fund=Fund.objects.get(name=fund),
                amount_pence=pence,
                by=officer,
                reason=_("For residents to decide on: %(round)s") % {"round": budget_round},
            )


def decide(budget_round: BudgetRound, people: People, *, departs: bool) -> None:
    """By the ward's three members at a meeting, written down from its minutes."""
    officer = people["ward-officer"]
    draft = drafting.begin(budget_round=budget_round, by=officer)
    set_basis(decision=draft, basis=_basis())
    _vote(draft)
    if departs:
        depart(draft)
    publishing.publish(decision=draft, by=officer)


def call_it_in(budget_round: BudgetRound, people: People) -> Decision:
    standing = budget_round.decisions.standing().get()
    calling_in.call_in(
        decision=standing,
        by=people["scrutineer"],
        members=CALLERS,
        reason=_("Residents chose the project that was not agreed. Was its owner asked in time?"),
    )
    return standing


def call_in_and_uphold(budget_round: BudgetRound, people: People) -> None:
    """Scrutiny looked at it and let it stand: its money may move at once."""
    calling_in.resolve(
        decision=call_it_in(budget_round, people),
        by=people["scrutineer"],
        outcome=Outcome.UPHELD,
        reason=_("The committee heard the members and two residents, and is content."),
    )


def _basis() -> Basis:
    return Basis(
        power=Power.objects.filter(maker="member").order_by("pk")[0],
        rule=Rule.MAJORITY,
        way=Way.MINUTES,
        made_on=timezone.localdate(clock.now()),
        minute=_("Minute 47 of the ward meeting"),
        minutes_reason=_("The members decided with residents in the room, at the ward meeting."),
        statement=_(
            "Thank you to everybody who voted. This is your decision, and we carry it out."
        ),
        alternatives=_("Waiting for next year’s pot; we saw no reason to."),
    )


def _vote(draft: Decision) -> None:
    office = _("councillor for %(ward)s") % {"ward": _ward(draft.round)}
    names = _members(draft)
    for name, vote in zip(names, ("for", "for", "against"), strict=True):
        note = _("I would have waited for the bridge’s owner.") if vote == "against" else ""
        row = recording_votes.record_vote(
            decision=draft, voter=Voter(name, office, vote, lead=name == names[0], note=note)
        )
        if name == names[1]:
            recording_votes.declare_interest(
                decider=row,
                about=_("Her sister works for the firm"),
                body="Forge Builders Ltd",
                disqualifying=False,
            )


def _members(draft: Decision) -> tuple[str, ...]:
    """The ward's councillors, where it has three with an account."""
    ward = draft.round.ward
    seated = Councillor.objects.filter(ward__code=ward.code if ward else "").order_by("pk")
    names = tuple(seated.values_list("name", flat=True))
    return names if len(names) == len(MEMBERS) else MEMBERS


def depart(draft: Decision) -> None:
    """From the last that residents chose: not agreed, with the reason."""
    line = draft.lines.filter(residents_pence__gt=0).order_by("residents_pence").first()
    if line:
        reason = _(
            "The owner of the ground refused on Monday, because the wall will be renewed in 2028. The money stays in the ward."
        )
        choice = drafting.Choice(line.project, 0, reason)
        drafting.decide_projects(decision=draft, choices=[choice])


def _ward(budget_round: BudgetRound) -> str:
    return budget_round.ward.name if budget_round.ward else ""
