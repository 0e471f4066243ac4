"""Two-person rule: whoever called members to decide, and so fixed the words, the hours and the roll, does not declare what they decided."""

from django.utils.translation import gettext as _

from governance.errors import GovernanceError
from governance.models import Election, Resolution
from members.models import Person


def obstacle(called: Election | Resolution, person: Person) -> str:
    """Why this person may not declare it; empty where they may."""
    if isinstance(called, Election):
        return (
            _("You made this election, so somebody else must declare it.")
            if made(called, person)
            else ""
        )
    if called.called_by_id == person.pk:
        return _("You called this resolution, so somebody else must declare it.")
    return ""


def must_be_another(called: Election | Resolution, by: Person) -> None:
    """Raises GovernanceError for whoever called it."""
    refusal = obstacle(called, by)
    if refusal:
        raise GovernanceError(refusal)


def made(election: Election, person: Person) -> bool:
    """An election is called with the dates and the roll its maker chose."""
    return election.made_by_id == person.pk
