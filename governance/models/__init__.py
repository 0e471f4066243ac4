from governance.models.body import Body, Constituency, Filling
from governance.models.resolution_rule import EmptyClass, Method, ResolutionRule, Statutory

__all__ = [
    "Body",
    "Constituency",
    "EmptyClass",
    "Filling",
    "Method",
    "ResolutionRule",
    "Statutory",
]
