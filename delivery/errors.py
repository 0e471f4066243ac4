class DeliveryError(Exception):
    """What was asked of a decision or a project cannot be done. `message` is a sentence for the reader; `field` the answer it is about."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
