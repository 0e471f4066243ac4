"""How money can be shared out: what a round offers of all that a ballot knows, and what it is called there."""

from django.utils.translation import gettext_lazy as _

from ballots.models import (
    MONEY_KINDS,
    MONEY_RULES,
    MONEY_TIE_RULES,
    POINT_KINDS,
    CountingRule,
    TieRule,
)

KINDS = [(kind.value, kind.label) for kind in MONEY_KINDS]
RULES = [(rule.value, rule.label) for rule in MONEY_RULES]
TIE_RULES = [(rule.value, rule.label) for rule in MONEY_TIE_RULES]

# The same rules where papers give points.
_BY_POINTS = {
    CountingRule.GREEDY: _("Most points first"),
    CountingRule.GREEDY_PER_COST: _("Most points for each pound first"),
}
_TIES_BY_POINTS = {
    TieRule.VOTES_COST_NUMBER: _("More points, then lower cost, then lower number on the ballot"),
    TieRule.COST_VOTES_NUMBER: _("Lower cost, then more points, then lower number on the ballot"),
}


def rule_name(rule: str, *, by_points: bool) -> str:
    named = CountingRule(rule)
    return str(_BY_POINTS.get(named, named.label) if by_points else named.label)


def tie_name(tie_rule: str, *, by_points: bool) -> str:
    named = TieRule(tie_rule)
    return str(_TIES_BY_POINTS.get(named, named.label) if by_points else named.label)


def gives_points(kind: str) -> bool:
    return kind in POINT_KINDS
