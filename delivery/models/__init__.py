from delivery.models.call_in import CallIn, Outcome
from delivery.models.decider import Decider, Interest, Vote
from delivery.models.decision import Decision, DecisionState, Rule
from delivery.models.line import DecisionLine, Diversion
from delivery.models.power import Maker, Power

__all__ = [
    "CallIn",
    "Decider",
    "Decision",
    "DecisionLine",
    "DecisionState",
    "Diversion",
    "Interest",
    "Maker",
    "Outcome",
    "Power",
    "Rule",
    "Vote",
]
