"""Who took part in a contest, as tables: the numbers kept at the declaration, small groups unnamed."""

from django.utils.translation import gettext as _

from ballots.turnout_tables import cells_table, channel_table, proof_table
from governance.contest_result import ContestResult
from look.tables import Table


def turnout_tables(result: ContestResult) -> list[Table]:
    """How people voted, how they proved who they are and, where several classes vote together, by class."""
    turnout = result.declaration.turnout
    made = [channel_table(turnout), proof_table(turnout)]
    if len(result.ballot.strata) > 1:
        classes = result.contest.election.constitution.classes.values_list("code", "name")
        names = dict(classes)
        by_class = cells_table(
            _("By class"), _("Class"), turnout, "by_stratum", lambda code: names.get(code, code)
        )
        made.append(by_class)
    return [table for table in made if table.rows]
