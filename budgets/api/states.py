"""The states of a round's vote that anyone may hear of: a draft's too, where the round is public before its vote is."""

from ballots.models import BallotState

PUBLIC = [(state.value, state.label) for state in BallotState]
WITH_RESULT = [(s.value, s.label) for s in (BallotState.DECLARED, BallotState.SUPERSEDED)]
