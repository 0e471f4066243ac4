from governance.models.body import Body, Constituency, Filling
from governance.models.election import Contest, ContestOutcome, Election, ElectionState
from governance.models.meeting import Meeting, MeetingState
from governance.models.nomination import Nomination, NominationState, Proposer
from governance.models.resolution import (
    Channel,
    PostalCount,
    Resolution,
    ResolutionState,
    Signature,
)
from governance.models.resolution_rule import EmptyClass, Method, ResolutionRule, Statutory
from governance.models.seat import HowSeated, Seat, Term, VacatedBecause

__all__ = [
    "Body",
    "Channel",
    "Constituency",
    "Contest",
    "ContestOutcome",
    "Election",
    "ElectionState",
    "EmptyClass",
    "Filling",
    "HowSeated",
    "Meeting",
    "MeetingState",
    "Method",
    "Nomination",
    "NominationState",
    "PostalCount",
    "Proposer",
    "Resolution",
    "ResolutionRule",
    "ResolutionState",
    "Seat",
    "Signature",
    "Statutory",
    "Term",
    "VacatedBecause",
]
