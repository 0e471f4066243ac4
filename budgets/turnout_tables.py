"""Who took part in a round, as tables: the numbers kept at the declaration, small groups unnamed."""

from django.utils.translation import gettext as _

from ballots import turnout_tables
from budgets.results import Result
from look.tables import Table


def tables(result: Result) -> list[Table]:
    """How people voted, how they proved who they are and, in a round of several wards, where."""
    turnout = result.declaration.turnout
    made = [turnout_tables.channel_table(turnout), turnout_tables.proof_table(turnout)]
    if not result.budget_round.area:
        made.append(_by_ward(result))
    return [table for table in made if table.rows]


def _by_ward(result: Result) -> Table:
    turnout, names = result.declaration.turnout, result.area_names
    # An earlier release called it by_area, and a declaration is kept as it was made.
    where = {"by_stratum": turnout.get("by_area", {}), **turnout}
    return turnout_tables.cells_table(
        _("Where they live"), _("Ward"), where, "by_stratum", lambda area: names.get(area, area)
    )
