class RoundError(Exception):
    """What was asked of a round cannot be done. `message` is a sentence for the officer; `field` the answer it is about."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
