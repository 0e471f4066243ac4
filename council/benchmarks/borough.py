"""A round to measure on: one ward, its postcode, projects and a register with posted codes, made by the verbs."""

from datetime import timedelta
from io import BytesIO

from ballots import opening, scheduling
from ballots.codes import issue_codes
from ballots.rolls import import_roll
from budgets.facts import ProjectFacts, RoundFacts
from budgets.making import make_round
from budgets.models import BudgetRound
from budgets.projects import add_projects
from members.models import Person
from places.models import Postcode, Ward
from statute import clock

_BOUNDARY = [[[[-0.11, 51.44], [-0.10, 51.44], [-0.10, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]]


def ward() -> Ward:
    """One more ward with one postcode, so that a visitor finds the one vote of the ward."""
    number = Ward.objects.count()
    made = Ward.objects.create(
        code=f"E0509{number:04d}",
        vintage=2026,
        name=f"Ward {number}",
        slug=f"ward-{number}",
        boundary=_BOUNDARY,
    )
    Postcode.objects.create(compact=f"BK{number + 10}7QX", ward=made, district="E09")
    return made


def postcode(budget_round: BudgetRound) -> str:
    """The postcode of the round's ward."""
    assert budget_round.ward  # noqa: S101 -- every round here has one
    return str(budget_round.ward.postcodes.get())


def officer() -> Person:
    return Person.objects.get_or_create(
        email="benchmark@example.org", defaults={"name": "Benchmark", "is_staff": True}
    )[0]


def drafted(projects: int, title: str) -> BudgetRound:
    by, now = officer(), clock.now()
    facts = RoundFacts(
        title=title,
        question="What should we spend it on?",
        pot_pence=100_000_00,
        opens_at=now - timedelta(hours=1),
        closes_at=now + timedelta(days=7),
        ward=ward(),
        max_choices=5,
        demonstration=True,
        contact_phone="020 7946 0155",
    )
    made = make_round(by=by, facts=facts)
    several = [
        ProjectFacts(
            title=f"{title}: project {number}",
            cost_pence=(number % 40 + 1) * 1_000_00,
            summary="Shade where summer pavements were hottest in last year’s survey.",
            description="Sixty trees, planted by people who live in the street and watered for three years.",
            place="The Parade and eight side streets",
            category=f"Kind {number % 7}",
            drawing="trees",
        )
        for number in range(1, projects + 1)
    ]
    add_projects(budget_round=made, by=by, several=several)
    return made


def opened(projects: int, voters: int, title: str) -> tuple[BudgetRound, list[str]]:
    """An open round and the posted codes of its register."""
    made = drafted(projects, title)
    place = postcode(made)
    rows = "".join(f"Voter {n},{n} Coppice Hill,{place}\n" for n in range(voters))
    import_roll(
        made.ballot, officer(), BytesIO(f"name,address,postcode\n{rows}".encode()), "register.csv"
    )
    codes = [code for _entry, code in issue_codes(made.ballot, officer())]
    scheduling.schedule(made.ballot, officer())
    opening.open_ballot(made.ballot_id)
    made.ballot.refresh_from_db()
    return made, codes
