"""How to count a published result again: the command with the options of its rule, and what it must say."""

from typing import Any

from ballots.models import CountingRule
from budgets.counted_parts import CountedPart
from budgets.results import Result


def command(result: Result, part: CountedPart) -> str:
    """The command that counts the published file (of one pot) as the ballot's rule does."""
    pot = f"pot-{part.name}-" if part.name else ""
    words = [
        "./run manage count",
        f"{result.budget_round.slug}-{pot}papers.pb",
        *options(result.main.rule),
    ]
    return " ".join(words)


def options(rule: dict[str, Any]) -> list[str]:
    """The options of `manage.py count` that stand for the settings kept with a count."""
    said = [f"--rule {rule['rule']}"]
    if rule["rule"] == CountingRule.EQUAL_SHARES:
        said += [f"--completion {rule['completion']}", f"--step {rule['step']}"]
    if rule.get("stop_at_first_that_does_not_fit"):
        said.append("--stop-at-first-that-does-not-fit")
    said.append(f"--threshold {rule['threshold']}")
    if rule.get("threshold_percent"):
        said.append(f"--threshold-percent {rule['threshold_percent']}")
    return [*said, f"--tie-rule {rule['tie_rule']}"]


def in_the_browser(result: Result) -> bool:
    """Whether the page's own script can count this rule: the greedy ones."""
    return bool(result.main.rule["rule"] != CountingRule.EQUAL_SHARES)


def expected(part: CountedPart) -> str:
    """The part of the command's answer that must be the same."""
    selected = ", ".join(f'"{name}"' for name in part.outcome["selected"])
    return f'"selected": [{selected}]'
