"""Why each option won or lost by equal shares; docs/counting.md lists the keys."""

from ballots.counting.election import Election
from ballots.counting.outcome import Facts
from ballots.counting.rule import Rule
from ballots.counting.shares_backing import Backing
from ballots.counting.shares_completing import Completed

# Far above the error of any amount in minor units, far below the smallest of them.
HAIR = 1e-6


def rounds(election: Election, done: Completed) -> list[Facts]:
    """What was funded, in order, and what was left of the budget."""
    left = election.budget
    found: list[Facts] = []
    for number, option in enumerate(done.won, start=1):
        cost = int(election.costs[option])
        left -= cost
        facts: Facts = {"round": number, "funded": election.ids[option], "cost": cost}
        found.append(facts | {"left_after": left, "why": _how(done, number)})
    return found


def _how(done: Completed, number: int) -> str:
    return "shares" if number <= len(done.run.bought) else "completion"


def explanation(
    election: Election, rule: Rule, backing: Backing, done: Completed
) -> dict[str, Facts]:
    """One entry for each option, in file order."""
    won = _winners(done)
    return {
        name: {
            **(won.get(option) or _lost(option, rule, backing, done)),
            "votes": backing.votes[option],
            "score": backing.votes[option],
            "cost": backing.costs[option],
        }
        for option, name in enumerate(election.ids)
    }


def _winners(done: Completed) -> dict[int, Facts]:
    facts: dict[int, Facts] = {
        one.option: {
            "result": "won",
            "why": "shares",
            "round": number,
            "most_paid": whole(one.most_paid),
            "supporters": one.supporters,
        }
        for number, one in enumerate(done.run.bought, start=1)
    }
    for number, option in enumerate(done.added.won if done.added else [], start=len(facts) + 1):
        facts[option] = {"result": "won", "why": "completion", "round": number}
    return facts


def _lost(option: int, rule: Rule, backing: Backing, done: Completed) -> Facts:
    votes, cost = backing.votes[option], backing.costs[option]
    if votes < rule.threshold:
        why = {"why": "below-threshold", "votes_needed": rule.threshold - votes}
        return {"result": "lost", **why}
    if not votes:
        return {"result": "lost", "why": "no-votes"}
    held = _held(option, backing, done)
    return {
        "result": "lost",
        "why": "supporters-money",
        "held": held,
        "short_by": cost - held,
        "held_percent": held * 100 // cost,
    }


def _held(option: int, backing: Backing, done: Completed) -> int:
    held = whole(float((done.run.left[backing.who[option]] * backing.weights[option]).sum()))
    return min(held, backing.costs[option] - 1)


def whole(amount: float) -> int:
    """Whole minor units; a fraction of a penny is left out."""
    return int(amount + HAIR)
