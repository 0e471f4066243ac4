"""Sums of money shared out in whole pence: exact fractions, largest remainders, every step kept.

Plain Python: it imports no Django and no room of the house. The order in which areas or lines are given never matters.
"""

from services.apportionment.full_cost import (
    Bases,
    CostLine,
    NoBasisError,
    disaggregate,
    steps_of,
)
from services.apportionment.in_order import Shares, in_order
from services.apportionment.largest_remainder import NothingToGoByError, Step, apportion
from services.apportionment.mixing import mixed, parts_of_one
from services.apportionment.weighting import weighted_people

__all__ = [
    "Bases",
    "CostLine",
    "NoBasisError",
    "NothingToGoByError",
    "Shares",
    "Step",
    "apportion",
    "disaggregate",
    "in_order",
    "mixed",
    "parts_of_one",
    "steps_of",
    "weighted_people",
]
