from budgets.models.notice import Notice, NoticeKind
from budgets.models.project import Project
from budgets.models.readiness import Readiness, ReadinessCode
from budgets.models.round import BudgetRound, BudgetRoundGroupGrant, BudgetRoundPersonGrant

__all__ = [
    "BudgetRound",
    "BudgetRoundGroupGrant",
    "BudgetRoundPersonGrant",
    "Notice",
    "NoticeKind",
    "Project",
    "Readiness",
    "ReadinessCode",
]
