from ballots.models.ballot import MOST_POINTS, Ballot
from ballots.models.box import Paper, Receipt
from ballots.models.kinds import (
    CHOICE_KINDS,
    MONEY_KINDS,
    MONEY_RULES,
    MONEY_TIE_RULES,
    POINT_KINDS,
    POINT_RULES,
    Completion,
    CountingRule,
    Kind,
    TieRule,
)
from ballots.models.letters import Letter, LetterBatch, LetterKind, LetterState
from ballots.models.option import Option
from ballots.models.outcome import Count, Declaration
from ballots.models.paper_batches import BatchState, Desk, DeskDuty, Keying, PaperBatch
from ballots.models.pot import Pot
from ballots.models.roll import Channel, Roll, RollEntry, RollKind, Standing
from ballots.models.states import BallotState

__all__ = [
    "CHOICE_KINDS",
    "MONEY_KINDS",
    "MONEY_RULES",
    "MONEY_TIE_RULES",
    "MOST_POINTS",
    "POINT_KINDS",
    "POINT_RULES",
    "Ballot",
    "BallotState",
    "BatchState",
    "Channel",
    "Completion",
    "Count",
    "CountingRule",
    "Declaration",
    "Desk",
    "DeskDuty",
    "Keying",
    "Kind",
    "Letter",
    "LetterBatch",
    "LetterKind",
    "LetterState",
    "Option",
    "Paper",
    "PaperBatch",
    "Pot",
    "Receipt",
    "Roll",
    "RollEntry",
    "RollKind",
    "Standing",
    "TieRule",
]
