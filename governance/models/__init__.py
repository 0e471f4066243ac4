from governance.models.body import AdoptedConstitution, Body, Constituency, Filling
from governance.models.resolution_rule import (
    EmptyClass,
    Method,
    ResolutionRule,
    Statutory,
    exactly,
)

__all__ = [
    "AdoptedConstitution",
    "Body",
    "Constituency",
    "EmptyClass",
    "Filling",
    "Method",
    "ResolutionRule",
    "Statutory",
    "exactly",
]
