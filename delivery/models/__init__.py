from delivery.models.call_in import CallIn, Outcome
from delivery.models.decider import Decider, Interest, Vote
from delivery.models.decision import Decision
from delivery.models.evaluation import Learned, Question, Response, Score
from delivery.models.line import DecisionLine, Diversion
from delivery.models.milestone import Milestone
from delivery.models.news import Photo, ProjectUpdate
from delivery.models.power import Maker, Power
from delivery.models.problem import Problem, ProblemState
from delivery.models.project import DeliveryProject, ProjectState, Runner
from delivery.models.signature import LineVote, Signature
from delivery.models.ways import DecisionState, Rule, Way

__all__ = [
    "CallIn",
    "Decider",
    "Decision",
    "DecisionLine",
    "DecisionState",
    "DeliveryProject",
    "Diversion",
    "Interest",
    "Learned",
    "LineVote",
    "Maker",
    "Milestone",
    "Outcome",
    "Photo",
    "Power",
    "Problem",
    "ProblemState",
    "ProjectState",
    "ProjectUpdate",
    "Question",
    "Response",
    "Rule",
    "Runner",
    "Score",
    "Signature",
    "Vote",
    "Way",
]
