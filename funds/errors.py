"""What the room refuses: one error, whose sentence the officer reads."""

from collections.abc import Sequence


class FundError(Exception):
    """A refusal. `message` is translated and safe to show; `field` is the answer it is about, "" for none."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class OverTheLimit(FundError):
    """An award would take an enterprise over the limit of minimal financial assistance.

    `sum_that_led` are the awards counted, as (what it was, pence), this one last.
    """

    def __init__(self, message: str, sum_that_led: Sequence[tuple[str, int]]) -> None:
        super().__init__(message)
        self.sum_that_led = list(sum_that_led)
