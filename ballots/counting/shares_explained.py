"""Why each option won or lost by equal shares; docs/counting.md lists the keys."""

from ballots.counting.election import Election
from ballots.counting.floors import Floor
from ballots.counting.greedy import Purse
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
    bought, floor = _bought(done), Floor.of(election, rule)
    return {
        name: {
            **(bought.get(option) or _not_bought(option, floor, backing, done)),
            "votes": backing.votes[option],
            "score": backing.votes[option],
            "cost": backing.costs[option],
        }
        for option, name in enumerate(election.ids)
    }


def _bought(done: Completed) -> dict[int, Facts]:
    return {
        one.option: {
            "result": "won",
            "why": "shares",
            "round": number,
            "most_paid": whole(one.most_paid),
            "supporters": one.supporters,
        }
        for number, one in enumerate(done.run.bought, start=1)
    }


def _not_bought(option: int, floor: Floor, backing: Backing, done: Completed) -> Facts:
    votes = backing.votes[option]
    if missed := floor.missed(votes, votes):
        return {"result": "lost", **missed}
    if not votes:
        return {"result": "lost", "why": "no-votes"}
    facts = {"result": "lost", "why": "supporters-money", **_money(option, backing, done)}
    return facts if done.added is None else facts | _greedily(option, done, done.added)


def _money(option: int, backing: Backing, done: Completed) -> Facts:
    """What the supporters still held together when the shares had been spent."""
    cost = backing.costs[option]
    held = whole(float((done.run.left[backing.who[option]] * backing.weights[option]).sum()))
    held = min(held, cost - 1)
    return {"held": held, "short_by": cost - held, "held_percent": held * 100 // cost}


def _greedily(option: int, done: Completed, added: Purse) -> Facts:
    """What the greedy completion made of it: funded from what was left, or too dear for that."""
    facts = added.facts[option]
    if option not in added.won:
        return {"left": facts["left"]}
    number = len(done.run.bought) + added.won.index(option) + 1
    left = {key: facts[key] for key in ("left_before", "left_after")}
    return {"result": "won", "why": "completion", "round": number, **left}


def whole(amount: float) -> int:
    """Whole minor units; a fraction of a penny is left out."""
    return int(amount + HAIR)
