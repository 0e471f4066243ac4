"""The values that the interface offers, named once for its schema."""

from delivery.models import DecisionState, Outcome, ProjectState, Rule, Runner, Vote, Way

DECISIONS = [(one.value, one.label) for one in (DecisionState.PUBLISHED, DecisionState.SUPERSEDED)]
WAYS, RULES, OUTCOMES = Way.choices, Rule.choices, Outcome.choices
VOTES = [(one.value, one.label) for one in Vote if one != Vote.NONE]
LINE_VOTES = [
    (one.value, one.label) for one in (Vote.FOR, Vote.AGAINST, Vote.ABSTAINED, Vote.ASIDE)
]
PROJECTS, RUNNERS = ProjectState.choices, Runner.choices
FLAGS = ["late", "moved", "stopped"]
