from budgets.models.notice import Notice, NoticeKind
from budgets.models.phase import AFTER_THE_BALLOT, BEFORE_THE_BALLOT, PLANNED, Phase, RoundPhase
from budgets.models.project import Project
from budgets.models.readiness import Readiness, ReadinessCode
from budgets.models.round import BudgetRound, BudgetRoundGroupGrant, BudgetRoundPersonGrant

__all__ = [
    "AFTER_THE_BALLOT",
    "BEFORE_THE_BALLOT",
    "PLANNED",
    "BudgetRound",
    "BudgetRoundGroupGrant",
    "BudgetRoundPersonGrant",
    "Notice",
    "NoticeKind",
    "Phase",
    "Project",
    "Readiness",
    "ReadinessCode",
    "RoundPhase",
]
