"""What can go wrong in a ballot, each with a sentence for the person it happens to."""


class BallotError(Exception):
    """A refusal. `message` is a translated sentence that says what to do; nothing was saved."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotTaking(BallotError):
    """The ballot takes no papers. `reason`: not-open-yet, suspended, closed or cancelled."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class WrongMarks(BallotError):
    """The marks break the ballot's own rule: too many, too dear, unknown, none."""


class NotEligible(BallotError):
    """Too young, or outside the area: the rule, and the date it would be met."""


class Refused(BallotError):
    """The proof was not accepted. Neutral: it never says which part was wrong or who voted."""


class AlreadyOnPaper(BallotError):
    """A paper or assisted vote is in, and that is final."""


class StaleForm(BallotError):
    """A newer vote of the same person was accepted after this form was made."""


class NotAllowedNow(BallotError):
    """A move the ballot's state does not allow."""


class KeyMissing(BallotError):
    """The ballot's key file is not where it must be: an operator's matter, never mended by making another."""
