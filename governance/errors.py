class GovernanceError(Exception):
    """What was asked of a body, election, meeting or resolution cannot be done.

    `message` is a translated sentence safe to show; `field` the answer it is about.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
