from services.models.disaggregation import (
    Basis,
    Disaggregation,
    DisaggregationLine,
    DisaggregationShare,
)
from services.models.large import LargeBudget, LargeState
from services.models.line import BudgetLine
from services.models.service import Level, Service
from services.models.split import AreaKind, Split, SplitShare

__all__ = [
    "AreaKind",
    "Basis",
    "BudgetLine",
    "Disaggregation",
    "DisaggregationLine",
    "DisaggregationShare",
    "LargeBudget",
    "LargeState",
    "Level",
    "Service",
    "Split",
    "SplitShare",
]
