"""What is proposed in the demonstration, said about it, and found by its officers."""

import random

from agenda.models import AgendaItem
from agenda.participants import Participant
from budgets.models import BudgetRound
from council.demonstration.borough import DrawnWard
from council.demonstration.early_words import COMMENTS, FEWER, NAMES, NO_LAND, WISHES, Wish
from members.models import Person
from proposals import (
    appraising,
    balloting,
    cases,
    commenting,
    costing,
    drafting,
    moderating,
    notes,
    questions,
    submitting,
)
from proposals.appraising import Found
from proposals.costing import Costs
from proposals.facts import ProposalFacts
from proposals.models import Outcome, Proposal, ProposalSupport, Verdict
from proposals.placing import spot_of

_WAITING = 2  # of every round's proposals so many wait for an officer


def propose(
    budget_round: BudgetRound,
    drawn: DrawnWard,
    officer: Person,
    *,
    number: int,
    people: int,
    chance: random.Random,
) -> None:
    """So many proposals; all but the last two are published, supported and commented on."""
    items = list(AgendaItem.objects.ranked().filter(round=budget_round))
    for place, wish in enumerate(WISHES[:number]):
        item = items[place % len(items)] if place % 5 else None
        made = _sent(budget_round, drawn, wish, place, item)
        if place < number - _WAITING:
            moderating.publish(proposal=made, by=officer)
            _stand_behind(made, people, chance)
            _talk_about(made, place)


def propose_small(
    budget_round: BudgetRound, drawn: DrawnWard, officer: Person, number: int
) -> None:
    """Small things for a micro-round: once published they are on the ballot."""
    small = [
        Wish("Flower bed by the bus stop", "Bulbs and a low fence; the shop waters them.", "green", "garden", "Bus stop", 420),
        Wish("Paint for the stairwell of Forge Court", "White walls, and a mural by the children on each floor.", "arts", "mural", "Forge Court, all floors", 780),
        Wish("Two benches in the yard", "With arms, so it is easy to stand up again.", "access", "benches", "Yard of Beck House", 950),
    ]  # fmt: skip
    for place, wish in enumerate(small[:number]):
        made = _sent(budget_round, drawn, wish, place, None)
        moderating.publish(proposal=made, by=officer)


def appraise(budget_round: BudgetRound, officer: Person, colleague: Person) -> None:
    """Two officers share the cases: two thirds are decided, and some are on the ballot already."""
    published = list(Proposal.objects.published().filter(round=budget_round).order_by("number"))
    for place, proposal in enumerate(published[: len(published) * 2 // 3]):
        proposal.round = budget_round
        _appraise(proposal, (officer, colleague)[place % 2], place)
    there = balloting.candidates(budget_round)
    if there:
        balloting.put_on_ballot(budget_round=budget_round, by=officer, chosen=there[:4])


def _appraise(proposal: Proposal, by: Person, place: int) -> None:
    case = cases.take(proposal=proposal, by=by)
    outcome = [Outcome.YES, Outcome.CHANGES, Outcome.NO, Outcome.YES][place % 4]
    asked = questions.of_round(proposal.round)
    found = {one.pk: Found(Verdict.YES) for one in asked}
    if outcome == Outcome.NO:
        found[asked[0].pk] = Found(Verdict.NO, NO_LAND)
    appraising.answer(appraisal=case, by=by, found=found)
    guess = proposal.cost_guess_pence or 0
    whole = Costs("", guess, guess // 20, 3, guess // 10)
    half = Costs("small", guess // 2, guess // 40, 3, guess // 20)
    large = Costs("large", guess, guess // 20, 3, guess // 10)
    costing.cost(appraisal=case, by=by, variants=[half, large] if place % 3 == 0 else [whole])
    notes.write(appraisal=case, by=by, text="Phoned the highways team. They answer by Friday.")
    reason = {Outcome.NO: NO_LAND, Outcome.CHANGES: FEWER}.get(outcome, "")
    appraising.decide(
        appraisal=case, by=by, outcome=outcome, reason=reason, reply="Thank you for proposing it."
    )


def _sent(
    budget_round: BudgetRound,
    drawn: DrawnWard,
    wish: Wish,
    place: int,
    item: AgendaItem | None,
) -> Proposal:
    postcodes = sorted(drawn.postcodes)
    spot = spot_of(budget_round, postcode=postcodes[place % len(postcodes)], coordinates="")
    facts = ProposalFacts(
        title=wish.title,
        what=wish.what,
        why="Neighbours have asked for it for years.",
        category=wish.category,
        place=wish.place,
        spot=None if place % 9 == 8 else spot,  # noqa: PLR2004 -- a few have no spot on the map
        cost_guess_pence=wish.pounds * 100,
        who_benefits="Everybody who passes there, and most of all those who do not drive.",
        who_runs="The council builds it, neighbours look after it.",
        agenda_item=item,
        no_agenda_because=_why_none(budget_round, item),
        public_name=NAMES[place % len(NAMES)],
    )
    author = Participant(f"neighbour{place}@demonstration.example")
    made = drafting.save_draft(budget_round=budget_round, by=author, facts=facts)
    made.drawing = wish.drawing
    made.save(update_fields=["drawing"])
    submitting.submit(proposal=made)
    return made


def _why_none(budget_round: BudgetRound, item: AgendaItem | None) -> str:
    """A micro-round has no agenda to serve."""
    has_agenda = not budget_round.micro
    return "Nobody thought of it when priorities were named." if has_agenda and not item else ""


def _stand_behind(proposal: Proposal, people: int, chance: random.Random) -> None:
    chosen = chance.sample(range(people), chance.randrange(people // 8, people // 2))
    ProposalSupport.objects.bulk_create(
        ProposalSupport(
            proposal=proposal,
            person_key=Participant(f"neighbour{n}@demonstration.example").key_in(proposal.round),
        )
        for n in chosen
    )


def _talk_about(proposal: Proposal, place: int) -> None:
    for n, (text, name) in enumerate(COMMENTS[: place % (len(COMMENTS) + 1)]):
        commenting.comment(
            proposal=proposal,
            by=Participant(f"neighbour{n + 20}@demonstration.example"),
            text=text,
            public_name=name,
        )
