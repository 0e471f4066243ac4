from councillors.models.allocation import Allocation, PotState
from councillors.models.answer import Answer, Interests, Says
from councillors.models.check import Check
from councillors.models.councillor import Councillor
from councillors.models.match import Matches, MatchOffer, MatchTake, OfferState
from councillors.models.namesake import Namesake
from councillors.models.pool import Pool, PoolEntry, PoolMove, Rule
from councillors.models.request import (
    GRANTED,
    HIDDEN,
    WAITING,
    GrantRequest,
    RequestState,
)

__all__ = [
    "GRANTED",
    "HIDDEN",
    "WAITING",
    "Allocation",
    "Answer",
    "Check",
    "Councillor",
    "GrantRequest",
    "Interests",
    "MatchOffer",
    "MatchTake",
    "Matches",
    "Namesake",
    "OfferState",
    "Pool",
    "PoolEntry",
    "PoolMove",
    "PotState",
    "RequestState",
    "Rule",
    "Says",
]
