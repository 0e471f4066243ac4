"""How papers are marked, counted and told apart in a tie: which of these go together, the ballot's constraints hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How a paper is marked. The first five share out money; an election ranks; a resolution is answered."""

    APPROVAL = "approval", _("Choose up to a number of projects")
    KNAPSACK = "knapsack", _("Choose projects within the money")
    SINGLE = "single", _("Choose one project")
    POINTS = "points", _("Share out points among projects")
    ORDER = "order", _("Put projects in order of preference")
    RANKING = "ranking", _("Rank candidates in order of preference")
    RESOLUTION = "resolution", _("For, against or abstain")


class CountingRule(models.TextChoices):
    GREEDY = "greedy", _("Most votes first")
    GREEDY_PER_COST = "greedy-per-cost", _("Most votes for each pound first")
    EQUAL_SHARES = "equal-shares", _("Equal shares")
    SCOTTISH_STV = "scottish-stv", _("Single transferable vote, as in Scottish council elections")
    RESOLUTION = "resolution", _("For and against, by the resolution’s own rule")


class Completion(models.TextChoices):
    NONE = "none", _("Stop there")
    GREEDY = "greedy", _("Spend what is left on the most votes first")
    ADD1 = "add1", _("Raise every share by a pound until no more fits")
    ADD1_GREEDY = (
        "add1-greedy",
        _("Raise the shares, then spend what is left on the most votes first"),
    )


class TieRule(models.TextChoices):
    VOTES_COST_NUMBER = (
        "votes-cost-number",
        _("More votes, then lower cost, then lower number on the ballot"),
    )
    COST_VOTES_NUMBER = (
        "cost-votes-number",
        _("Lower cost, then more votes, then lower number on the ballot"),
    )
    LIST_ORDER = "list-order", _("Lower number on the ballot")
    STAGES_LOT = (
        "stages-lot",
        _("The latest earlier stage that differs, then a lot drawn from the sealed lists"),
    )
    NONE = "none", _("A tie does not pass")


CHOICE_KINDS = (Kind.APPROVAL, Kind.KNAPSACK, Kind.SINGLE)
POINT_KINDS = (Kind.POINTS, Kind.ORDER)
MONEY_KINDS = CHOICE_KINDS + POINT_KINDS
# Equal shares is defined for choices alone: what a point is worth beside money would be another rule.
POINT_RULES = (CountingRule.GREEDY, CountingRule.GREEDY_PER_COST)
MONEY_RULES = (*POINT_RULES, CountingRule.EQUAL_SHARES)
MONEY_TIE_RULES = (TieRule.VOTES_COST_NUMBER, TieRule.COST_VOTES_NUMBER, TieRule.LIST_ORDER)
