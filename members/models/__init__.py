from members.models.challenge import EmailChallenge
from members.models.person import Person
from members.models.post import OutgoingPost

__all__ = ["EmailChallenge", "OutgoingPost", "Person"]
