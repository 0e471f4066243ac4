"""What the room refuses: one error, whose sentence the reader sees. Refusals of money come through as they are."""

from funds.errors import FundError


class CouncillorError(FundError):
    """A refusal. `message` is translated and safe to show; `field` is the answer it is about, "" for none."""
