"""Rounds of the whole area with a pot for each of two wards and one for everybody."""

from budgets.models import BudgetRound
from places.models import Postcode
from tests.factories import BudgetRoundFactory, PostcodeFactory, ProjectFactory, WardFactory
from tests.states import CODES, NORTH, SOUTH, RollEntryFactory, in_pots, opened


def borough_round(voters=(NORTH,), *, is_open=True, **ballot):
    """The round of `states.in_pots`: North (BK1 1NN) and South (BK2 2SS); `voters` are on the register with the first of CODES."""
    north = WardFactory(code=NORTH, name="North Ward", slug="north-ward")
    south = WardFactory(code=SOUTH, name="South Ward", slug="south-ward")
    PostcodeFactory(compact="BK11NN", ward=north)
    PostcodeFactory(compact="BK22SS", ward=south)
    made = BudgetRoundFactory(
        title="Borough budget 2026", slug="borough-2026", ward=None, ballot=in_pots(**ballot)
    )
    for option in made.ballot.options.order_by("number"):
        ProjectFactory(round=made, option=option)
    if is_open:
        for number, ward in enumerate(voters):
            RollEntryFactory(
                ballot=made.ballot, code=CODES[number], name=f"Voter {number}", stratum=ward
            )
        opened(made.ballot)
    assert Postcode.objects.count() == 2
    return BudgetRound.objects.get(pk=made.pk)
