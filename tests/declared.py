"""A round whose result is declared, reached through the verbs of real use."""

from ballots.declaring import declare
from ballots.tasks import reconcile_and_count
from tests.factories import BudgetRoundFactory, OptionFactory, PersonFactory, ProjectFactory
from tests.states import closed, opened, voted_by_code

MARKS = [[1], [1, 2], [1, 2], [1], [2], [3]]


def round_with_projects(costs=(2_000_000, 2_000_000, 9_000_000), **kwargs):
    """A draft round with one project for each cost, in pence."""
    made = BudgetRoundFactory(**kwargs)
    for number, cost in enumerate(costs, 1):
        option = OptionFactory(ballot=made.ballot, number=number, cost_pence=cost)
        ProjectFactory(round=made, option=option)
    return made


def counted_round(marks=MARKS, **kwargs):
    """Six voters by posted code: project 1 has four votes, 2 has three, 3 has one and does not fit."""
    made = round_with_projects(**kwargs)
    opened(made.ballot)
    for number, chosen in enumerate(marks):
        voted_by_code(made.ballot, number, chosen)
    closed(made.ballot)
    reconcile_and_count(made.ballot_id, "officer", "x")
    made.ballot.refresh_from_db()
    return made


def declared_round(statement="Declared at the Larkmead library.", **kwargs):
    made = counted_round(**kwargs)
    officer = PersonFactory(is_staff=True, name="Ruth Field", email=f"{made.slug}@example.org")
    declare(made.ballot, officer, statement)
    return made
