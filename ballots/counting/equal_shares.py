"""The Method of Equal Shares, with cost as what an option is worth to each of its supporters."""

from ballots.counting.election import CountingError, Election
from ballots.counting.outcome import Facts, Outcome
from ballots.counting.rule import Rule
from ballots.counting.shares_backing import Backing
from ballots.counting.shares_completing import Completed, complete
from ballots.counting.shares_explained import explanation, rounds
from ballots.counting.ties import tie_rule, with_effect


def count(election: Election, rule: Rule) -> Outcome:
    """Count by `equal-shares`.

    Raises CountingError for papers that give points: the method is defined for plain choices.
    """
    if election.points is not None:
        raise CountingError("Equal shares counts papers without points.")
    backing = Backing.of(election)
    done = complete(election, rule, backing, tie_rule(rule.tie_rule, election))
    won = {election.ids[option] for option in done.won}
    return Outcome(
        rule=rule.rule,
        completion=rule.completion,
        settings=rule.settings(),
        budget=election.budget,
        spent=sum(backing.costs[option] for option in done.won),
        unit=election.unit,
        voters=election.voters,
        selected=tuple(name for name in election.ids if name in won),
        ties=tuple(with_effect(done.ties, won)),
        rounds=tuple(rounds(election, done)),
        explanation=explanation(election, rule, backing, done),
        input_digest=election.digest(),
        exact_comparisons=done.exact_rounds,
        details=_details(rule, done),
    )


def _details(rule: Rule, done: Completed) -> Facts:
    facts: Facts = {
        "endowment": int(done.run.endowment),
        "runs": done.runs,
    }
    if rule.completion.startswith("add1"):
        facts |= {"raised": done.raised, "every_supported_option_fits": done.all_fit}
    if done.would_spend is not None:
        facts["would_spend"] = done.would_spend
    return facts
