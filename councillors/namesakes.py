"""A name that councillor and group share, found by an officer to be of two people."""

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import connected, locking, recording, sealed
from councillors.errors import CouncillorError
from councillors.models import Councillor, GrantRequest, Namesake
from members.models import Person


@transaction.atomic
def clear(*, request: GrantRequest, councillor: Councillor, by: Person, reason: str) -> Namesake:
    """The councillor may decide on it then. An address they share cannot be cleared. Raises CouncillorError."""
    request, councillor = locking.request(request), locking.councillor(councillor)
    if not request.is_waiting:
        raise CouncillorError(
            _("This request is marked “%(state)s”. Look at it again before you go on.")
            % {"state": request.get_state_display()}
        )
    if request.namesakes.filter(councillor=councillor).exists():
        raise CouncillorError(_("This was found already."), "councillor")
    contact = sealed.read(request.sealed)
    if not connected.is_named(councillor, contact, request.group_name):
        raise CouncillorError(
            _("Nobody of the name of %(councillor)s is connected with this group.")
            % {"councillor": councillor.name},
            "councillor",
        )
    return note(request, councillor, by, reason)


def note(request: GrantRequest, councillor: Councillor, by: Person, reason: str) -> Namesake:
    """Keep it, within a verb that holds the request. Raises CouncillorError."""
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise CouncillorError(_("Say how you know that it is somebody else."), "reason")
    connected.must_not_share_an_address(councillor, sealed.read(request.sealed))
    made = Namesake.objects.create(request=request, councillor=councillor, reason=reason, by=by)
    recording.write(recording.officer(by), "namesake-cleared", request, councillor=councillor.name)
    return made
