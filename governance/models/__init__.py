from governance.models.body import AdoptedConstitution, Body, Constituency, Filling
from governance.models.election import Contest, ContestOutcome, Election, ElectionState
from governance.models.meeting import Meeting, MeetingState
from governance.models.nomination import Nomination, NominationState, Proposer
from governance.models.notice import MemberNotice, NoticeKind
from governance.models.resolution import (
    Channel,
    PostalCount,
    Resolution,
    ResolutionState,
)
from governance.models.resolution_rule import (
    EmptyClass,
    Method,
    ResolutionRule,
    Statutory,
    exactly,
)
from governance.models.seat import HowSeated, Seat, Term, VacatedBecause
from governance.models.signature import Signature

__all__ = [
    "AdoptedConstitution",
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
    "MemberNotice",
    "Method",
    "Nomination",
    "NominationState",
    "NoticeKind",
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
    "exactly",
]
