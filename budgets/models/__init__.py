from budgets.models.project import Project
from budgets.models.readiness import Readiness, ReadinessCode
from budgets.models.round import BudgetRound, BudgetRoundGroupGrant, BudgetRoundPersonGrant

__all__ = [
    "BudgetRound",
    "BudgetRoundGroupGrant",
    "BudgetRoundPersonGrant",
    "Project",
    "Readiness",
    "ReadinessCode",
]
