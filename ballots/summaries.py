"""What the record says of a result, whatever was decided."""

from typing import Any

from ballots.models import Ballot, Declaration, Kind

ELECTION, PASSED, FAILED = (
    "ballots.election-declared",
    "ballots.resolution-passed",
    "ballots.resolution-failed",
)
# Every word the record has for a declaration.
DECLARATIONS = ("ballots.declared", ELECTION, PASSED, FAILED)


def action_of(ballot: Ballot, outcome: dict[str, Any]) -> str:
    """The record's word for the declaration, which has a sentence of its own."""
    if ballot.kind == Kind.RESOLUTION:
        return PASSED if outcome["passed"] else FAILED
    return ELECTION if ballot.kind == Kind.RANKING else "ballots.declared"


def summary(ballot: Ballot, declaration: Declaration, outcome: dict[str, Any]) -> dict[str, Any]:
    """The facts of that entry: who or what won, and every figure and word that the declaration's page shows."""
    return {
        **_won(ballot, outcome),
        "papers": declaration.papers,
        "roll_size": declaration.roll_size,
        "turnout": declaration.turnout,
        "statement": declaration.statement,
    }


def _won(ballot: Ballot, outcome: dict[str, Any]) -> dict[str, Any]:
    if ballot.kind == Kind.RANKING:
        return _elected(ballot, outcome)
    if ballot.kind == Kind.RESOLUTION:
        return {"passed": outcome["passed"], **_heads(outcome)}
    return {"selected": outcome["selected"], "spent_pence": outcome["spent"]}


def _elected(ballot: Ballot, outcome: dict[str, Any]) -> dict[str, Any]:
    """Numbers on the ballot in the order of election, and the names."""
    titles = dict(ballot.options.values_list("number", "title"))
    names = [titles[int(number)] for number in outcome["elected"]]
    return {"elected": outcome["elected"], "names": ", ".join(names)}


def _heads(outcome: dict[str, Any]) -> dict[str, int]:
    heads = outcome["head_count"]
    return {name: heads[name] for name in ("for", "against", "abstentions")}
