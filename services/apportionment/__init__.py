"""Sums of money shared out in whole pence: exact fractions, largest remainders, every step kept.

Plain Python: it imports no Django and no room of the house. The order in which areas or lines are given never matters.
"""

from services.apportionment.full_cost import Bases, CostLine, NoBasisError, disaggregate
from services.apportionment.largest_remainder import NothingToGoByError, Step, apportion
from services.apportionment.mixing import mixed, parts_of_one
from services.apportionment.weighting import weighted_people

__all__ = [
    "Bases",
    "CostLine",
    "NoBasisError",
    "NothingToGoByError",
    "Step",
    "apportion",
    "disaggregate",
    "mixed",
    "parts_of_one",
    "weighted_people",
]
