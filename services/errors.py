"""Why nothing was saved."""


class ServiceError(Exception):
    """Nothing was changed. `message` is a translated sentence for the person who asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
