from django.http import HttpRequest

from members.models import Person


def officer(request: HttpRequest) -> Person:
    """The person behind a request that has passed the officers' door."""
    assert isinstance(request.user, Person)  # noqa: S101 -- the door let nobody else through
    return request.user
