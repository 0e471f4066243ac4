"""How money can be shared out: what a round offers of all that a ballot knows."""

from ballots.models import MONEY_KINDS, MONEY_RULES, MONEY_TIE_RULES

KINDS = [(kind.value, kind.label) for kind in MONEY_KINDS]
RULES = [(rule.value, rule.label) for rule in MONEY_RULES]
TIE_RULES = [(rule.value, rule.label) for rule in MONEY_TIE_RULES]
