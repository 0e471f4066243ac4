"""Rounds in the states a result page meets, reached by the verbs."""

from ballots.declaring import declare
from ballots.tasks import reconcile_and_count
from tests.factories import (
    BallotFactory,
    BudgetRoundFactory,
    OptionFactory,
    PersonFactory,
    ProjectFactory,
    WardFactory,
)
from tests.states import closed, opened, voted_by_code

TITLES = ["Zebra crossing", "Street trees", "Benches", "Skate park"]
COSTS = [3_400_000, 1_600_000, 960_000, 9_000_000]
# Of twelve voters the crossing has 9, the trees 7, the benches 4 and the skate park 6.
MARKS = [[1], [1], [1, 2], [1, 2], [1, 2, 3], [1, 2, 3], [1, 4], [1, 4], [1, 2, 4], [2, 4], [2, 3, 4], [3, 4]]  # fmt: skip


# Of the same twelve people: five points to share out, or two places.
POINTS = {"kind": "points", "max_choices": None, "points_total": 5}
SHARED_OUT = [[1, 5], [1, 3], [1, 2, 2, 3], [1, 1, 2, 4], [1, 4, 2, 1], [2, 3, 3, 2], [4, 5], [4, 5], [4, 3, 2, 1], [3, 1, 4, 4], [2, 5], [3, 4, 4, 1]]  # fmt: skip
ORDER = {"kind": "order", "max_choices": 2}
PLACED = [[1], [1, 2], [2, 1], [1, 2], [4, 1], [2, 3], [4], [4, 1], [3, 4], [4, 2], [2, 1], [4, 3]]


def draft_round(*, titles=TITLES, costs=COSTS, roll=None, **settings):
    """A draft of Larkmead with its projects; `settings` are the ballot's."""
    ward = WardFactory(code="E05090000", name="Larkmead", slug="larkmead")
    made = BudgetRoundFactory(
        title="Larkmead budget 2026",
        slug="larkmead-2026",
        ward=ward,
        ballot=BallotFactory(
            roll=roll, strata=[ward.code], **{"pot_pence": 10_000_000, **settings}
        ),
    )
    for number, (title, cost) in enumerate(zip(titles, costs, strict=True), 1):
        option = OptionFactory(ballot=made.ballot, number=number, title=title, cost_pence=cost)
        ProjectFactory(round=made, option=option, longitude=-0.105, latitude=51.445)
    return made


def open_round(marks=(), **settings):
    made = draft_round(**settings)
    opened(made.ballot)
    for number, paper in enumerate(marks):
        voted_by_code(made.ballot, number, paper)
    return made


def closed_round(marks=MARKS, **settings):
    made = open_round(marks, **settings)
    closed(made.ballot)
    return made


def counted_round(marks=MARKS, **settings):
    made = closed_round(marks, **settings)
    reconcile_and_count(made.ballot.pk, "returning officer", "x")
    made.ballot.refresh_from_db()
    return made


def declared_round(marks=MARKS, **settings):
    made = counted_round(marks, **settings)
    declare(made.ballot, PersonFactory(is_staff=True), "I declare this result.")
    return made


def page(budget_round, rest=""):
    return f"/result/{budget_round.slug}/{rest}"


def words(response):
    """The page's text with its spaces evened out."""
    return " ".join(response.content.decode().split())
