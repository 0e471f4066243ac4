from proposals.models.appraisal import (
    Answer,
    Appraisal,
    Note,
    NoteLeave,
    Outcome,
    Variant,
    Verdict,
)
from proposals.models.comment import Comment, CommentReport
from proposals.models.draft_link import DraftLink
from proposals.models.on_ballot import OnBallot
from proposals.models.photo import ProposalPhoto
from proposals.models.proposal import WORDS, Proposal, ProposalQuerySet, Proposer
from proposals.models.question import Question, QuestionKind
from proposals.models.states import CHANGEABLE, PROPOSAL_MOVES, ProposalState, may_move
from proposals.models.support import ProposalSupport

__all__ = [
    "CHANGEABLE",
    "PROPOSAL_MOVES",
    "WORDS",
    "Answer",
    "Appraisal",
    "Comment",
    "CommentReport",
    "DraftLink",
    "Note",
    "NoteLeave",
    "OnBallot",
    "Outcome",
    "Proposal",
    "ProposalPhoto",
    "ProposalQuerySet",
    "ProposalState",
    "ProposalSupport",
    "Proposer",
    "Question",
    "QuestionKind",
    "Variant",
    "Verdict",
    "may_move",
]
