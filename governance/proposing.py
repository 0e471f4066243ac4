"""The link a candidate sends to fellow members: whoever opens it and signs in can propose."""

from django.core import signing
from django.urls import reverse

from governance.models import Nomination

_SALT = "governance.propose"


def link(nomination: Nomination) -> str:
    """The path of the page; it cannot be guessed from another candidate's."""
    election = nomination.contest.election
    token = signing.dumps(nomination.pk, salt=_SALT)
    return reverse("governance:propose", args=[election.organisation.slug, election.slug, token])


def nomination_of(token: str) -> int | None:
    """The nomination's id; None where we did not make this token."""
    try:
        return int(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None
