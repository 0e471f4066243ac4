"""What can be wrong with a file of places."""


class ImportRefused(Exception):
    """The file was not taken and nothing was saved. `message` is a translated sentence for the person who gave it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
