"""The states of a round that anyone may hear of."""

from ballots.models import BallotState

PUBLIC = [(state.value, state.label) for state in BallotState if state != BallotState.DRAFT]
WITH_RESULT = [(s.value, s.label) for s in (BallotState.DECLARED, BallotState.SUPERSEDED)]
